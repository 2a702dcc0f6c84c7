using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>
/// A page of <c>docs/aidl</c>. What its fences hold is one project: <c>aidl</c> the files, <c>csharp</c> the code, statements in the order of the page.
/// A word behind the language names another project of the page, or what the fence is.
/// </summary>
internal sealed partial class AidlPage(string name)
{
    private readonly Match[] _fences = [.. Fences().Matches(File.ReadAllText(Path.Combine(Folder, name + ".md"))).Cast<Match>()];

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "aidl");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    public IEnumerable<string> Projects =>
        _fences.Where(static fence => fence.Groups["language"].Value == "csharp" || (fence.Groups["language"].Value == "aidl" && fence.Groups["word"].Value != "exported"))
            .Select(static fence => fence.Groups["word"].Value).Distinct();

    public IEnumerable<string> Texts(string language, string word = "") => _fences
        .Where(fence => fence.Groups["language"].Value == language && fence.Groups["word"].Value == word)
        .Select(static fence => fence.Groups["text"].Value);

    /// <summary>The <c>.aidl</c> files of a project, where a comment in their first line says, or where they belong.</summary>
    public ImmutableArray<AidlText> AidlFiles(string project) =>
        [.. Texts("aidl", project).SelectMany(static text => AidlText.All(text, text.Contains("@VintfStability", StringComparison.Ordinal) ? [("Structured", "true"), ("Stability", "vintf")] : []))];

    /// <summary>The C# of a project, with statements as the body of a method.</summary>
    public CSharpCompilation Compile(string project)
    {
        SyntaxTree[] trees = [.. Texts("csharp", project).Select((text, index) => Generation.Parse(text, $"Fence{index}.cs"))];
        CompilationUnitSyntax[] roots = [.. trees.Select(static tree => tree.GetCompilationUnitRoot())];
        string statements = string.Concat(roots.SelectMany(static root => root.Members.OfType<GlobalStatementSyntax>()).Select(static statement => statement.ToFullString()));
        string usings = string.Concat(roots.SelectMany(static root => root.Usings).Select(static directive => directive.ToString() + "\n").Distinct());
        CSharpCompilation empty = Generation.Compile("");

        // A parameter is documented where its type and name do not say it all.
        ImmutableDictionary<string, ReportDiagnostic> severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("CS1573", ReportDiagnostic.Suppress);
        return empty.WithOptions(empty.Options.WithSpecificDiagnosticOptions(severities)).AddSyntaxTrees(
        [
            .. roots.Zip(trees, static (root, tree) => Generation.Parse(
                root.RemoveNodes(root.Members.OfType<GlobalStatementSyntax>(), SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString(), tree.FilePath)),
            Generation.Parse($"{usings}internal static class Statements\n{{\n    internal static void Run()\n    {{\n{statements}\n    }}\n}}\n", "Statements.cs"),
        ]);
    }

    [GeneratedRegex("^```(?<language>[a-z]+)(?: (?<word>\\S+))?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
