using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Xunit;

namespace Binder.Aidl.Tests.CodeFixes;

/// <summary>Which diagnostics have code fixes, and what the fixes make of the samples of their pages.</summary>
public sealed class CodeFixPageTests
{
    private const string Mark = "\nCode fix: ";

    /// <summary>Those whose samples are C# alone.</summary>
    public static TheoryData<string> FixableIds => [.. Fixable.Intersect(DiagnosticDescriptors.All.Select(static descriptor => descriptor.Id))];

    private static IEnumerable<string> Known =>
        DiagnosticDescriptors.All.Concat(ApiDescriptors.All).Select(static descriptor => descriptor.Id).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Fixable => FixedSource.FixableIds;

    [Fact]
    public void EveryFixIsForDiagnosticsThatExist()
    {
        Assert.All(FixedSource.Providers, static provider => Assert.NotEmpty(provider.FixableDiagnosticIds));
        Assert.All(Fixable, id => Assert.Contains(id, Known));
    }

    [Fact]
    public void ThePagesSayWhichFixThereIs()
    {
        IEnumerable<string> said = Known.Where(static id => TextOf(id).Contains(Mark, StringComparison.Ordinal));

        Assert.Equal(Fixable, said);
    }

    [Fact]
    public void TheOverviewListsTheFixableDiagnostics()
    {
        string expected = $"Code fixes: {string.Join(", ", Fixable)}.";

        string overview = string.Join(' ', TextOf("README").Split('\n'));

        Assert.Contains(expected, overview, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task EveryOfferRemovesItsFaultFromTheSample(string id)
    {
        FixedSource sample = FixedSource.Of(new DiagnosticPage(id).Bad.Code);
        Diagnostic[] faults = await sample.DiagnosticsAsync(id);
        int offered = 0;
        foreach (Diagnostic fault in faults)
        {
            foreach ((_, CodeAction action) in await sample.OffersAsync(fault))
            {
                FixedSource after = await sample.ApplyAsync(action);

                Diagnostic[] left = await after.DiagnosticsAsync(id);
                Assert.True(left.Length < faults.Length, $"'{action.Title}' left {left.Length} of {faults.Length}:\n{await after.TextAsync()}");
                Assert.DoesNotContain((await after.GenerateAsync()).Compile(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                offered++;
            }
        }

        Assert.NotEqual(0, offered);
    }

    private static string TextOf(string page) => File.ReadAllText(Path.Combine(DiagnosticPage.Folder, page + ".md"));
}
