using System.Text;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

/// <summary>The samples of the pages about released APIs behave as the pages say.</summary>
public sealed class ApiPageTests
{
    public static TheoryData<string> Ids =>
        [.. ApiDescriptors.All.Where(static descriptor => descriptor != ApiDescriptors.HashMismatch && descriptor != ApiDescriptors.WrongIdentity).Select(static descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheBadSampleGivesExactlyWhatIsUnderlined(string id)
    {
        DiagnosticPage page = new(id);

        IEnumerable<(string, int, int, int)> reported = Compare(id, page.Frozen.Code, page.Bad.Code).Order();

        (string Id, int Line, int Start, int End)[] expected = [.. page.Frozen.Expected().Concat(page.Bad.Expected()).Order()];
        Assert.Equal(expected, reported);
        Assert.All(expected, place => Assert.Equal(id, place.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheGoodSampleIsClean(string id)
    {
        DiagnosticPage page = new(id);

        Assert.Empty(Compare(id, page.Frozen.Code, page.Good.Code));
    }

    [Fact]
    public void TheHashIsThatOfTheGoodSampleOnly()
    {
        DiagnosticPage page = new(ApiDescriptors.HashMismatch.Id);

        Assert.Equal(ApiHash.Read(page.Hash), Hash(page.Good.Code));
        Assert.NotEqual(ApiHash.Read(page.Hash), Hash(page.Bad.Code));
    }

    private static string Hash(string code) => ApiHash.Compute([("com/example/IClock.aidl", Encoding.UTF8.GetBytes(code))], version: 1);

    private static IEnumerable<(string Id, int Line, int Start, int End)> Compare(string id, string older, string newer)
    {
        (ApiVersion before, ApiVersion after) = (Apis.Version(older), Apis.Version(newer));
        IReadOnlyList<ApiFault> faults = id == ApiDescriptors.NotEqual.Id ? ApiComparison.Equal(before, after) : ApiComparison.Compatible(before, after);
        foreach (Diagnostic diagnostic in faults.Select(static fault => fault.ToDiagnostic()))
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            yield return (diagnostic.Id, span.StartLinePosition.Line, span.StartLinePosition.Character, span.EndLinePosition.Character);
        }
    }
}
