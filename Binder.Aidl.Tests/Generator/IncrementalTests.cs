using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Binder.Aidl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Typing in an editor redoes only what depends on the text.</summary>
public sealed class IncrementalTests
{
    private const string Annotated =
        """
        namespace Com.Example;

        [Parcelable] public partial record Person(string Name, int Age = 3);

        [Union]
        public abstract partial record Shape
        {
            public const int Count = 2;
            /// <summary>A text.</summary>
            public sealed record Label(string Text = "none") : Shape;
            [AidlAnnotation("deprecated")] public sealed record Owner(Person Value) : Shape;
        }

        [BinderInterface("com.example.IClock")]
        public partial interface IClock
        {
            long Now(Person who, Shape what, List<string?> names, out int[] numbers);
            int Twice(int value) => value * 2;
            string Zone { get; set; }
            Task WaitAsync(CancellationToken token = default);
            event Action<int> Ticked;
        }
        """;

    private static readonly IEnumerable<string> AllSteps =
    [
        .. BinderInterfaceGenerator.Steps.All, .. ParcelableGenerator.Steps.All, .. UnionGenerator.Steps.All,
    ];

    [Theory]
    [InlineData("")]
    [InlineData("public class Unrelated { public int Value; }")]
    public void AnotherFileLeavesEveryStepAlone(string text)
    {
        CSharpCompilation compilation = Generation.Compile(Annotated);
        Run(compilation, out GeneratorDriver driver);

        GeneratorDriverRunResult result = driver
            .RunGenerators(compilation.AddSyntaxTrees(Generation.Parse(text, "Added.cs")), TestContext.Current.CancellationToken)
            .GetRunResult();

        Assert.All(AllSteps, step => Assert.All(ReasonsOf(result, step), AssertCached));
    }

    [Fact]
    public void AMethodBodyLeavesEveryStepAlone() => AssertEditCached("value * 2", "value * 3");

    [Fact]
    public void AMovedDeclarationLeavesEveryStepAlone() => AssertEditCached("namespace", "// a comment\n\nnamespace");

    [Fact]
    public void AMemberOfAnInterfaceChangesThoseThatInheritIt()
    {
        const string Source =
            """
            [BinderInterface] public partial interface IBase { void A(); }
            [BinderInterface] public partial interface IDerived : IBase { void B(); }
            [BinderInterface] public partial interface IOther { void Use(IBase a); }
            """;
        CSharpCompilation compilation = Generation.Compile(Source);
        Run(compilation, out GeneratorDriver driver);
        SyntaxTree tree = compilation.SyntaxTrees.Single(static tree => tree.FilePath == "Sample.cs");
        SyntaxTree edited = Generation.Parse(Source.Replace("void A()", "int A()", StringComparison.Ordinal), "Sample.cs");

        GeneratorDriverRunResult result =
            driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, edited), TestContext.Current.CancellationToken).GetRunResult();

        IncrementalStepRunReason[] reasons = [.. ReasonsOf(result, BinderInterfaceGenerator.Steps.Interfaces)];
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified], reasons[..2]);
        AssertCached(Assert.Single(reasons[2..]));
    }

    [Fact]
    public void AMemberOfAnInterfaceLeavesParcelablesAlone()
    {
        GeneratorDriverRunResult result = Edit("string Zone", "string Area");

        Assert.Equal([IncrementalStepRunReason.Modified], ReasonsOf(result, BinderInterfaceGenerator.Steps.Interfaces));
        Assert.All(ReasonsOf(result, ParcelableGenerator.Steps.Parcelables), AssertCached);
    }

    [Fact]
    public void ModelsHoldNothingOfTheCompiler()
    {
        GeneratorDriverRunResult result = Run(Generation.Compile(Annotated), out _);
        object[] outputs =
        [
            .. result.Results.SelectMany(static generator => generator.TrackedSteps)
                .Where(static step => AllSteps.Contains(step.Key))
                .SelectMany(static step => step.Value).SelectMany(static run => run.Outputs).Select(static output => output.Value),
        ];

        Assert.NotEmpty(outputs);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object output in outputs)
            AssertOwn(output, seen);
    }

    [Fact]
    public void ModelsAreEqualByValue()
    {
        GeneratorDriverRunResult first = Run(Generation.Compile(Annotated), out _);
        GeneratorDriverRunResult second = Run(Generation.Compile(Annotated), out _);

        Assert.Equal(OutputOf(first, BinderInterfaceGenerator.Steps.Interfaces), OutputOf(second, BinderInterfaceGenerator.Steps.Interfaces));
        Assert.Equal(OutputOf(first, ParcelableGenerator.Steps.Parcelables), OutputOf(second, ParcelableGenerator.Steps.Parcelables));
        Assert.Equal(OutputOf(first, UnionGenerator.Steps.Unions), OutputOf(second, UnionGenerator.Steps.Unions));
    }

    private static void AssertEditCached(string old, string changed)
    {
        GeneratorDriverRunResult result = Edit(old, changed);

        Assert.All(AllSteps, step => Assert.All(ReasonsOf(result, step), AssertCached));
    }

    private static GeneratorDriverRunResult Edit(string old, string changed)
    {
        CSharpCompilation compilation = Generation.Compile(Annotated);
        Run(compilation, out GeneratorDriver driver);
        string edited = Annotated.Replace(old, changed, StringComparison.Ordinal);
        Assert.NotEqual(Annotated, edited);
        SyntaxTree tree = compilation.SyntaxTrees.Single(static tree => tree.FilePath == "Sample.cs");
        return driver.RunGenerators(
            compilation.ReplaceSyntaxTree(tree, Generation.Parse(edited, "Sample.cs")), TestContext.Current.CancellationToken).GetRunResult();
    }

    private static GeneratorDriverRunResult Run(CSharpCompilation compilation, out GeneratorDriver driver)
    {
        driver = Generation.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        return driver.GetRunResult();
    }

    private static void AssertCached(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static ImmutableArray<IncrementalGeneratorRunStep> StepsOf(GeneratorDriverRunResult result, string step) =>
        result.Results.Single(generator => generator.TrackedSteps.ContainsKey(step)).TrackedSteps[step];

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorDriverRunResult result, string step) =>
        StepsOf(result, step).SelectMany(static run => run.Outputs).Select(static output => output.Reason);

    private static object OutputOf(GeneratorDriverRunResult result, string step) => StepsOf(result, step).Single().Outputs.Single().Value;

    /// <summary>Walks the fields of everything that is reachable and asserts that no type of the compiler occurs.</summary>
    private static void AssertOwn(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or Diagnostic or SemanticModel, value.GetType().FullName);
        if (value is IEnumerable items and not IStructuralEquatable)
        {
            foreach (object? item in items)
                AssertOwn(item, seen);
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                AssertOwn(field.GetValue(value), seen);
        }
    }
}
