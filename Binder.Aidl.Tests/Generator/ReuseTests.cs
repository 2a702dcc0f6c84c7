using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.CSharp.Reuse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>After an edit the models that are taken over are those that parsing would give, and what did not change is not emitted again.</summary>
public sealed class ReuseTests
{
    /// <summary>Contents that each file has in turn.</summary>
    private static readonly string[][] Files =
    [
        [
            "namespace A { [BinderInterface] public partial interface IBase { void Do(Point p); } }",
            "namespace A { [BinderInterface] public partial interface IBase { int Do(Point p); long More(); } }",
            "namespace A { [BinderInterface] public partial interface IBase { void Do(NoSuchType p); } }",
            "namespace A { public interface IBase { void Do(Point p); } }",
            "",
        ],
        ["namespace A { [BinderInterface] public partial interface IDerived : IBase { string Name { get; set; } } }"],
        ["namespace A { [BinderInterface] public partial interface IUser { IUser? Next(IDerived d, Shape shape, Level level); event Action<int> Ticked; } }"],
        ["namespace A { [BinderInterface] public partial interface IOfUser { void Use(IUser user); } }"],
        [
            "namespace A { [Parcelable] public partial record Point(int X, int Y = Limits.Max); }",
            "namespace A { [Parcelable] public partial record Point(int X, long Y = Limits.Max); }",
            "namespace A { [Parcelable] public partial record struct Point(int X); }",
            "namespace A { [Parcelable] public partial record Point(Polygon? Back); }",
            "namespace A { public enum Point { One } }",
        ],
        ["namespace A { [Parcelable] public partial record Polygon(Point[] Corners) { public const int Sides = 4; } }", ""],
        [
            "namespace A { public static class Limits { public const int Max = 3 + More.Value; } }",
            "namespace A { public static class Limits { public const int Max = 5; } }",
        ],
        ["namespace A { public static class More { public const int Value = 1; } }", "namespace A { public static class More { public const int Value = 2; } }"],
        ["namespace A { public enum Level { Low, High } }", "namespace A { public enum Level : long { Low, High } }", "namespace A { public enum Lev\\u0065l : sbyte { Low } }"],
        [
            "namespace A { [Union] public abstract partial record Shape { public sealed record Spot(Point Value) : Shape; } }",
            "namespace A { [Union] public abstract partial record Shape { public sealed record Spot(Point Value) : Shape; public sealed record Text(string Value) : Shape; } }",
        ],
        ["", "namespace A { public class BpUser { } }", "namespace A { public class IUserTickedListener { } }", "namespace A { public class BnOfUser { } }"],
        ["", "namespace A.B { public class Point { } }", "namespace A.C { }"],
        ["using B; namespace A.B.D { [BinderInterface] public partial interface IDeep { void Use(Point p, C.Item item); } }"],
        ["", "namespace C { [Parcelable] public partial record Item(int Value); }", "namespace A.C { [Parcelable] public partial record Item(string Value); }"],
        ["", "global using Point = System.Int64;", "global using C;"],
        ["namespace A { public partial interface IPart { } }", "namespace A { public partial interface IPart { void Second(Alias a); } }"],
        ["using Alias = System.String; namespace A { [BinderInterface] public partial interface IPart { void First([Note] Alias a); } }"],
        ["", "namespace A { public class NoteAttribute : Attribute { } }"],
        ["namespace A { [BinderInterface] public partial interface Clock { void Tick(); } }"],
        ["", "namespace A { [BinderInterface] public partial interface IClock { void Tick(); } }"],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ModelsAfterEditsAreThoseOfAFreshCompilation(int seed)
    {
        Random random = new(seed);
        int[] contents = new int[Files.Length];
        SyntaxTree[] trees = [.. Files.Select(static (_, file) => TreeOf(file, 0))];
        CSharpCompilation empty = Generation.Compile("");
        int reused = 0;
        for (int step = 0; step < 150; step++)
        {
            for (int edits = random.Next(1, 3); edits > 0; edits--)
            {
                int file = random.Next(Files.Length);
                contents[file] = random.Next(Files[file].Length);
                trees[file] = TreeOf(file, contents[file]);
            }

            CSharpCompilation edited = empty.AddSyntaxTrees(trees);
            foreach ((TypeDeclarationSyntax declaration, string attribute, INamedTypeSymbol type) in DeclarationsOf(edited))
            {
                object? expected = Parse(edited, attribute, type);
                bool isParsed = false;
                object? actual = ModelMemory.Of(edited).Get(declaration, attribute, () =>
                {
                    isParsed = true;
                    return expected;
                });

                reused += isParsed ? 0 : 1;
                Assert.True(Equals(expected, actual), $"Step {step}, contents {string.Join(' ', contents)}: {type.Name} is not what it was.");
            }
        }

        Assert.InRange(reused, 200, int.MaxValue);
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

    private static SyntaxTree TreeOf(int file, int variant) => Generation.Parse(Files[file][variant], $"File{file}.cs");

    private static IEnumerable<(TypeDeclarationSyntax Declaration, string Attribute, INamedTypeSymbol Type)> DeclarationsOf(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        from declaration in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>()
        let type = compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration, TestContext.Current.CancellationToken)
        from attribute in type.GetAttributes()
        let name = attribute.AttributeClass?.ToDisplayString()
        where name is KnownNames.BinderInterfaceAttribute or KnownNames.ParcelableAttribute or KnownNames.UnionAttribute
        select (declaration, name, type);

    private static object? Parse(CSharpCompilation compilation, string attribute, INamedTypeSymbol type)
    {
        DeclarationGraph graph = DeclarationGraph.Of(compilation);
        return attribute switch
        {
            KnownNames.BinderInterfaceAttribute => graph.ParseInterface(type, TestContext.Current.CancellationToken).Model,
            KnownNames.ParcelableAttribute => graph.ParseParcelable(type, TestContext.Current.CancellationToken).Model,
            _ => graph.ParseUnion(type, TestContext.Current.CancellationToken).Model,
        };
    }
}
