using System.Text.RegularExpressions;
using System.Xml.Linq;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Tests.Export;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>What the pages about AIDL show is what it is.</summary>
public sealed partial class AidlPageTests
{
    public static TheoryData<string> Pages => [.. AidlPage.Names];

    public static TheoryData<string, string> Projects => [.. AidlPage.Names.SelectMany(static page => new AidlPage(page).Projects.Select(project => (page, project)))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void CodeOfAPageCompilesWithoutWarnings(string page, string project)
    {
        AidlPage source = new(page);

        Generation.OfAidl(source.AidlFiles(project), source.Compile(project)).AssertClean();
    }

    [Fact]
    public void TheExportIsThatOfTheCodeAboveIt()
    {
        AidlPage page = new("export");
        CSharpCompilation compilation = page.Compile("");

        AidlExport export = AidlExporter.Export(compilation, compilation.Assembly, TestContext.Current.CancellationToken).AssertSays();

        Assert.Equal(Assert.Single(page.Texts("aidl", "exported")), Body().Match(export.Files.Single(static file => file.Path == "com/example/IClock.aidl").Text).Value);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void ItemsHaveMetadataThatTheBuildKnows(string page)
    {
        XElement targets = XElement.Load(Path.Combine(Repository.Root, "Binder.Core", "build", "Binder.Core.targets"));
        string[] known = ["Include", .. targets.Descendants("CompilerVisibleItemMetadata").Select(static item => item.Attribute("MetadataName")!.Value)];

        IEnumerable<XElement> items = new AidlPage(page).Texts("xml").SelectMany(static text => XElement.Parse($"<Project>{text}</Project>").Descendants())
            .Where(static item => item.Name.LocalName.StartsWith("Aidl", StringComparison.Ordinal));

        Assert.Empty(items.Attributes().Select(static attribute => attribute.Name.LocalName).Except(known));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void CommandsAreThoseOfTheTool(string page)
    {
        string tool = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "Binder.Tool", "Aidl"), "*Command.cs").Select(File.ReadAllText));

        IEnumerable<string> commands = new AidlPage(page).Texts("sh").SelectMany(static text => Command().Matches(text)).Select(static match => match.Groups["name"].Value);

        Assert.All(commands, command => Assert.Contains($"new(\"{command}\"", tool, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadSomewhere(string page)
    {
        IEnumerable<string> paths = Link().Matches(File.ReadAllText(Path.Combine(AidlPage.Folder, page + ".md"))).Select(static match => match.Groups["path"].Value);

        Assert.All(paths, static path => Assert.True(Path.Exists(Path.Combine(AidlPage.Folder, path)), path));
    }

    [GeneratedRegex("^package .*", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("binder aidl (?<name>[a-z-]+)")]
    private static partial Regex Command();

    [GeneratedRegex("\\]\\((?<path>[^)#:]+)(#[^)]*)?\\)")]
    private static partial Regex Link();
}
