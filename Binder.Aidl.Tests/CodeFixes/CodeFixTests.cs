using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Binder.Aidl.Tests.CodeFixes;

/// <summary>What each fix makes of a source text, to the letter.</summary>
public sealed class CodeFixTests
{
    public static TheoryData<int, string> Cases => [.. CodeFixCase.All.Select(static (test, index) => (index, $"{test.Id}: {test.Title}"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task TheFixGivesTheText(int index, string name)
    {
        CodeFixCase test = CodeFixCase.All[index];
        FixedSource before = FixedSource.Of(test.Before, test.Released);
        Diagnostic fault = (await before.DiagnosticsAsync(test.Id))[0];
        (CodeFixProvider provider, CodeAction action) = Assert.Single(await before.OffersAsync(fault), offer => offer.Action.Title == test.Title);

        FixedSource after = test.IsEverywhere ? await before.ApplyToAllAsync(test.Id, provider, action) : await before.ApplyAsync(action);

        string text = await after.TextAsync();
        Assert.True(test.Accept(text).After == text, $"{name} gives\n{text}");
        (await after.GenerateAsync()).AssertClean();
    }

    [Fact]
    public void EveryFixableDiagnosticHasCases() =>
        Assert.Equal(FixedSource.FixableIds, CodeFixCase.All.Select(static test => test.Id).Distinct());
}
