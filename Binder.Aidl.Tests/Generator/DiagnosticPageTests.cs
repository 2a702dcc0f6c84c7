using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Tests.Aidl;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Every diagnostic has a page, and the samples of the page behave as it says.</summary>
public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Ids => [.. DiagnosticDescriptors.All.Select(static descriptor => descriptor.Id)];

    public static TheoryData<string> AidlIds => [.. AidlDescriptors.All.Select(static descriptor => descriptor.Id)];

    /// <summary>Those of AIDL files in a project. What is wrong with metadata has no place in the text.</summary>
    public static TheoryData<string> ProjectionIds =>
        [.. ProjectionDescriptors.All.Where(static descriptor => descriptor != ProjectionDescriptors.InvalidFileOption).Select(static descriptor => descriptor.Id)];

    public static TheoryData<string> AllIds => [.. All.Select(static descriptor => descriptor.Id)];

    private static IEnumerable<DiagnosticDescriptor> All =>
        [.. DiagnosticDescriptors.All.Concat(AidlDescriptors.All).Concat(ProjectionDescriptors.All).Concat(ApiDescriptors.All).Concat(ExportDescriptors.All).OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheBadSampleGivesExactlyWhatIsUnderlined(string id)
    {
        DiagnosticPage.Sample sample = new DiagnosticPage(id).Bad;

        Generation generation = Generation.Of(sample.Code, sample.Language);

        IEnumerable<(string, int, int, int)> reported = generation.Analyze().Select(static diagnostic => Place(diagnostic)).Order();
        Assert.Equal(sample.Expected().Order(), reported);
        Assert.All(sample.Expected(), expected => Assert.Equal(id, expected.Id));
        Assert.DoesNotContain(generation.Compile(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheGoodSampleIsCleanAndGeneratesCode(string id)
    {
        DiagnosticPage.Sample sample = new DiagnosticPage(id).Good;

        Generation generation = Generation.Of(sample.Code, sample.Language).AssertClean();

        Assert.NotEmpty(generation.Files);
    }

    [Theory]
    [MemberData(nameof(AidlIds))]
    public void TheBadAidlSampleGivesExactlyWhatIsUnderlined(string id)
    {
        DiagnosticPage.Sample sample = new DiagnosticPage(id).Bad;

        IEnumerable<(string, int, int, int)> reported = AidlDiagnostics(id, sample.Code).Order();

        Assert.Equal(sample.Expected().Order(), reported);
        Assert.All(sample.Expected(), expected => Assert.Equal(id, expected.Id));
    }

    [Theory]
    [MemberData(nameof(AidlIds))]
    public void TheGoodAidlSampleIsClean(string id) => Assert.Empty(AidlDiagnostics(id, new DiagnosticPage(id).Good.Code));

    [Theory]
    [MemberData(nameof(ProjectionIds))]
    public void TheBadFileOfAProjectGivesExactlyWhatIsUnderlined(string id)
    {
        DiagnosticPage.Sample sample = new DiagnosticPage(id).Bad;
        ImmutableArray<AidlText> files = AidlText.All(sample.Code);

        IEnumerable<(string, int, int, int)> reported = Generation.OfAidl(files).Analyze()
            .Where(diagnostic => diagnostic.Location.GetLineSpan().Path == files[0].Path).Select(Place).Order();

        Assert.Equal(sample.Expected().Order(), reported);
    }

    [Theory]
    [MemberData(nameof(ProjectionIds))]
    public void TheGoodFileOfAProjectIsCleanAndGeneratesCode(string id) =>
        Assert.NotEmpty(Generation.OfAidl(AidlText.All(new DiagnosticPage(id).Good.Code)).AssertClean().Files);

    [Fact]
    public void InvalidMetadataIsReportedAtTheFile()
    {
        Assert.Empty(Generation.OfAidl(AidlText.All(new DiagnosticPage("AIDL203").Good.Code, ("Version", "1"))).Analyze());

        Diagnostic diagnostic = Assert.Single(Generation.OfAidl(AidlText.All(new DiagnosticPage("AIDL203").Bad.Code, ("Version", "one"))).Analyze());
        Assert.Equal(("AIDL203", "com/example/IClock.aidl"), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void ThePageHasTheTitleAndTheLinkLeadsToIt(string id)
    {
        DiagnosticDescriptor descriptor = All.Single(descriptor => descriptor.Id == id);

        Assert.Equal($"# {id}: {descriptor.Title}", new DiagnosticPage(id).Heading);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md)", File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void ThereIsNoPageWithoutADiagnostic()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(DiagnosticPage.Folder, "AIDL*.md").Select(Path.GetFileNameWithoutExtension)!;

        Assert.Equal(All.Select(static descriptor => descriptor.Id), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryDiagnosticIsInTheReleaseNotesOfTheAnalyzer()
    {
        string folder = Path.Combine(Repository.Root, "Binder.Aidl.Generator");
        string notes = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));

        Assert.All(All, descriptor =>
            Assert.Contains($"\n{descriptor.Id} | {descriptor.Category} | {(descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled"),-8} | {descriptor.Title}\n", notes, StringComparison.Ordinal));
    }

    [Fact]
    public void IdsAreInOrderAndUnique()
    {
        Assert.All<IEnumerable<DiagnosticDescriptor>>([DiagnosticDescriptors.All, AidlDescriptors.All, ApiDescriptors.All, ExportDescriptors.All], static catalogue =>
            Assert.Equal(catalogue.Select(static descriptor => descriptor.Id).Order(StringComparer.Ordinal), catalogue.Select(static descriptor => descriptor.Id)));
        Assert.Equal(AllIds.Count, All.Select(static descriptor => descriptor.Id).Distinct().Count());
    }

    /// <summary>What is said about the first file of a sample: errors, and the warning that the page is about.</summary>
    private static IEnumerable<(string Id, int Line, int Start, int End)> AidlDiagnostics(string id, string code)
    {
        AidlOptions options = new(IsStructured: code.StartsWith("// structured", StringComparison.Ordinal));
        return AidlSources.Bind(code, options)[0].ToDiagnostics()
            .Where(diagnostic => diagnostic.Descriptor.IsEnabledByDefault || diagnostic.Id == id).Select(Place);
    }

    private static (string Id, int Line, int Start, int End) Place(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return (diagnostic.Id, span.StartLinePosition.Line, span.StartLinePosition.Character, span.EndLinePosition.Character);
    }
}
