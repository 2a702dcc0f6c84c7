using System.Collections.Immutable;
using System.Globalization;
using Binder.Aidl.Generator.CSharp.Reuse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>
/// After an edit the models that are taken over are those that parsing would give, and what did not change is not emitted again.
/// <c>eng/explore-edits.sh</c> plays as many random edits as one likes: EDIT_SEEDS and EDIT_SEED.
/// </summary>
public sealed class ReuseTests(ITestOutputHelper output)
{
    private const int Steps = 60;

    /// <summary>
    /// Steps are not recorded, as in a compiler and an editor. Where they are, Roslyn 4.14 may lose what a combined step has behind an entry
    /// that was removed: the entry leaves an empty place in the table, which counts when a cached table is recorded anew.
    /// </summary>
    [Fact]
    public void AProjectThatWasEditedGivesWhatOneGivesThatWasJustOpened()
    {
        int first = Setting("EDIT_SEED", 1);
        int seeds = Setting("EDIT_SEEDS", 2);
        int kept = 0;
        for (int seed = first; seed < first + seeds; seed++)
        {
            Random random = new(seed);
            EditedProject project = new(random);
            HashSet<object> before = new(ReferenceEqualityComparer.Instance);
            for (int step = 0; step < Steps; step++)
            {
                for (int edits = random.Next(1, 3); edits > 0; edits--)
                    project.Edit();

                Generation edited = project.Generate();
                Generation opened = project.GenerateReopened();
                string where = $"EDIT_SEED={seed}, step {step}: {project}";
                AssertSame(TextsOf(opened, where), TextsOf(edited, where), where);
                if (step % 10 == 9)
                    AssertSame(DiagnosticsOf(opened), DiagnosticsOf(edited), where);

                object[] models = [.. ModelsOf(project.Compilation)];
                Assert.Equal(ModelsOf(project.Reopened), models);
                kept += models.Count(before.Contains);
                before.Clear();
                before.UnionWith(models);
            }
        }

        Assert.InRange(kept, 200 * seeds, int.MaxValue);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seeds * Steps} steps from seed {first}, {kept} models taken over"));
    }

    /// <summary>Steps are recorded here, with which Roslyn loses entries if the pipeline is a step per file: see above.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("[BinderInterface] public partial interface IFirst { void Do(Unknown unknown); }")]
    [InlineData("public partial interface IFirst { void Do(); }")]
    public void ATypeThatIsNoneAnyMoreTakesNoOtherWithIt(string changed)
    {
        SyntaxTree first = Generation.Parse("[BinderInterface] public partial interface IFirst { void Do(); }", "IFirst.cs");
        SyntaxTree second = Generation.Parse("[BinderInterface] public partial interface ISecond { void Do(); }", "ISecond.cs");
        CSharpCompilation compilation = Generation.Compile("").AddSyntaxTrees(first, second);
        GeneratorDriver driver = Generation.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        compilation = compilation.ReplaceSyntaxTree(first, Generation.Parse(changed, "IFirst.cs"));
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        compilation = compilation.AddSyntaxTrees(Generation.Parse("class Unrelated;", "Unrelated.cs"));
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["ISecond.Contract.g.cs", "ISecond.Proxy.g.cs", "ISecond.Stub.g.cs"],
            driver.GetRunResult().Results.SelectMany(static result => result.GeneratedSources).Select(static source => source.HintName).Order(StringComparer.Ordinal));
    }

    /// <summary>What the interface does not mention.</summary>
    [Theory]
    [InlineData("class BpClock;")]
    [InlineData("class IClockToldListener;")]
    [InlineData("namespace BnClock { class Any; }")]
    [InlineData("namespace Binder { class BinderProxy { public void Tick() { } } }")]
    public void ATypeThatComesConcernsAnInterfaceForItsGeneratedCode(string added)
    {
        CSharpCompilation compilation = Generation.Compile("namespace Binder { class Own; }").AddSyntaxTrees(Clock());
        object[] before = [.. ModelsOf(compilation)];

        CSharpCompilation edited = compilation.AddSyntaxTrees(Generation.Parse(added, "Added.cs"));

        Assert.Equal(ModelsOf(Generation.Compile("namespace Binder { class Own; }").AddSyntaxTrees(Clock(), Generation.Parse(added, "Added.cs"))), ModelsOf(edited));
        Assert.NotEqual(before, ModelsOf(edited));

        static SyntaxTree Clock() => Generation.Parse("[BinderInterface] public partial interface IClock { void Tick(); event Action<int> Told; }", "IClock.cs");
    }

    [Fact]
    public void AMethodOfAnInterfaceIsEmittedAgainAlone()
    {
        SyntaxTree[] trees =
        [
            .. Enumerable.Range(0, 5).Select(static i => Generation.Parse(
                $"[BinderInterface] public partial interface I{i} {{ void Do(I{(i + 1) % 5} next); }}", $"I{i}.cs")),
        ];
        CSharpCompilation compilation = Generation.Compile("").AddSyntaxTrees(trees);
        GeneratorDriver driver = Generation.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        SyntaxTree edited = Generation.Parse("[BinderInterface] public partial interface I2 { void Do(I3 next); void More(); }", "I2.cs");

        GeneratorDriverRunResult result = driver.RunGenerators(compilation.ReplaceSyntaxTree(trees[2], edited), TestContext.Current.CancellationToken).GetRunResult();

        IncrementalStepRunReason[] outputs =
        [
            .. result.Results.SelectMany(static generator => generator.TrackedOutputSteps.Values).SelectMany(static steps => steps)
                .SelectMany(static step => step.Outputs).Select(static output => output.Reason),
        ];
        Assert.Equal(5, outputs.Length);
        Assert.Single(outputs, IncrementalStepRunReason.Modified);
        Assert.Equal(4, outputs.Count(static reason => reason == IncrementalStepRunReason.Cached));
    }

    private static IEnumerable<object> ModelsOf(CSharpCompilation compilation)
    {
        ProjectModels models = ProjectModels.Of(compilation, TestContext.Current.CancellationToken);
        return [.. models.Interfaces, .. models.Parcelables, .. models.Unions];
    }

    private static ImmutableArray<string> TextsOf(Generation generation, string where)
    {
        Assert.All(generation.Result.Results, result => Assert.True(result.Exception is null, $"{where}\n{result.Exception}"));
        return [.. generation.Files.Select(static file => $"{file.HintName}: {file.SourceText}").Order(StringComparer.Ordinal)];
    }

    private static ImmutableArray<string> DiagnosticsOf(Generation generation) =>
        [.. generation.Analyze().Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];

    private static void AssertSame(ImmutableArray<string> expected, ImmutableArray<string> actual, string where) => Assert.True(
        expected.SequenceEqual(actual),
        $"{where}\nmissing or different:\n{string.Join('\n', expected.Except(actual))}\ntoo much:\n{string.Join('\n', actual.Except(expected))}");

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
