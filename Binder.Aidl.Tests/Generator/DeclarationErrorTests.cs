using System.Collections.Immutable;
using Binder.Aidl.Generator;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>An error of a declaration is said once: by the generator where the compiler runs, by the analyzer in an editor.</summary>
public sealed class DeclarationErrorTests
{
    private const string Faulty =
        """
        [Parcelable] public partial record Point(int X, object Y);
        [BinderInterface] public partial interface IPlot { void Draw(Point point); void Put(object what); }
        public class Plot : BnPlot;
        """;

    [Fact]
    public void TheCompilerHasThemFromTheGenerator()
    {
        Generation generation = Generation.OfCompiled(Faulty);

        Assert.Equal(["Sample.cs(1,49): AIDL020", "Sample.cs(2,85): AIDL020"], generation.Result.Diagnostics.Select(Place));
        Assert.Equal(generation.Result.Diagnostics, generation.Analyze());
    }

    [Fact]
    public void AnEditorHasThemFromTheAnalyzer()
    {
        Generation generation = Generation.Of(Faulty);

        Assert.Empty(generation.Result.Diagnostics);
        Assert.Equal(["Sample.cs(1,49): AIDL020", "Sample.cs(2,85): AIDL020"], generation.Analyze().Select(Place).Order());
    }

    [Theory]
    [MemberData(nameof(DiagnosticPageTests.Ids), MemberType = typeof(DiagnosticPageTests))]
    public void BothSayTheSame(string id)
    {
        DiagnosticPage.Sample sample = new DiagnosticPage(id).Bad;
        Generation compiled = Generation.OfCompiled(sample.Code, sample.Language);

        Assert.Equal(Messages(Generation.Of(sample.Code, sample.Language)), Messages(compiled));

        // What is generated in the project is not there yet when the generator looks: the analyzer says it.
        Assert.Equal(id == DiagnosticDescriptors.GeneratedInProject.Id, compiled.Result.Diagnostics.IsEmpty);
    }

    [Fact]
    public void ATypeOfTwoKindsIsReportedOnce() =>
        Assert.Single(Generation.OfCompiled("[Parcelable, Union] public abstract partial record Both { public sealed record Any(object Value) : Both; }").Analyze());

    [Fact]
    public void APragmaSilencesThem()
    {
        Generation generation = Generation.OfCompiled("#pragma warning disable AIDL020\n" + Faulty);

        Assert.All(generation.Analyze(), static error => Assert.True(error.IsSuppressed, error.ToString()));
        Assert.Equal(2, generation.Result.Diagnostics.Length);
    }

    [Fact]
    public void AnEditorDoesNotLookForThemTwice()
    {
        Assert.True(Looks(Generation.CompiledDriver()));
        Assert.False(Looks(Generation.Driver()));

        static bool Looks(GeneratorDriver driver) => driver
            .RunGenerators(Generation.Compile(Faulty), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Any(static result => result.TrackedSteps.ContainsKey(DeclarationErrorGenerator.Steps.Compiled));
    }

    /// <summary>A compiler that stays keeps the driver.</summary>
    [Fact]
    public void TheyFollowAnEdit()
    {
        CSharpCompilation compilation = Generation.Compile("").AddSyntaxTrees(Tree(Faulty));
        GeneratorDriver driver = Generation.CompiledDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        foreach (string text in new[] { "\n" + Faulty, Faulty.Replace("object Y", "int Y", StringComparison.Ordinal), "" })
        {
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], Tree(text));
            Generation edited = Generation.Of(ref driver, compilation, []);

            Assert.Equal(Generation.OfCompiled(text).Analyze().Select(Place), edited.Analyze().Select(Place));
        }

        static SyntaxTree Tree(string text) => Generation.Parse(text, "Sample.cs");
    }

    private static string Place(Diagnostic error)
    {
        FileLinePositionSpan span = error.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {error.Id}";
    }

    private static ImmutableArray<string> Messages(Generation generation) =>
        [.. generation.Analyze().Select(static error => error.ToString()).Order(StringComparer.Ordinal)];
}
