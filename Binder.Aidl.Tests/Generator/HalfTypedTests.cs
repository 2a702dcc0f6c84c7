using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>An editor shows the compiler broken code most of the time: generator and analyzer stay calm.</summary>
public sealed class HalfTypedTests
{
    private const string Faulty =
        """
        namespace Com.Example;

        public static partial class Outer
        {
            [Parcelable]
            public partial record Person(string Name, int? Age = 3)
            {
                public required List<string?> Tags { get; init; } = [];
                public int Field;
            }

            [Parcelable]
            public partial struct Point
            {
                public Point(int x) => X = x;
                public int X { get; }
            }

            [Union]
            public abstract partial record Shape(int Id) : Person
            {
                public sealed record Circle(int? A) : Shape;
                private record Square(int A, int B) : Shape { public int C { get; set; } }
                public sealed class Tag(int D) : Shape;
            }

            [BinderInterface("com.example.IClock"), Oneway]
            public partial interface IClock : IInterface, IDisposable
            {
                const int Max = 3;
                [Transaction(1)] long this[int index] { get; }
                event Action Ticked;
                ref int Now<T>(in Person who, out int[,] numbers, [Out] byte[] data, params List<byte> rest);
                [Transaction] string Zone { get; init; }
                Task<Outer.Point?> WaitAsync(ref int a, CancellationToken token = default, object b = 1);
                static abstract int operator +(IClock a, IClock b);
                int Twice(int value) => value * 2;
            }
        }
        """;

    private const string Clean =
        """
        [Parcelable]
        public partial record Person(string Name, int Age = 3)
        {
            public List<string?> Tags { get; init; } = [];
        }

        [Union]
        public abstract partial record Shape
        {
            public sealed record Label(string Text = "none") : Shape;
            public sealed record Owner(Person? Value) : Shape;
        }

        [BinderInterface("com.example.IClock")]
        public partial interface IClock : IInterface
        {
            int Now(in Person who, Shape shape, out int[] numbers, [Out] byte[]? data, params string[] rest);
            string Zone { get; set; }
            Task<Person?> WaitAsync(IClock a, CancellationToken token = default);
        }
        """;

    [Theory]
    [InlineData(Faulty)]
    [InlineData(Clean)]
    public void WithoutAnyOneToken(string source) =>
        Assert.All(Tokens(source), token => AssertCalm(source.Remove(token.SpanStart, token.Span.Length)));

    [Theory]
    [InlineData(Faulty)]
    [InlineData(Clean)]
    public void UpToAnyToken(string source) => Assert.All(Tokens(source), token => AssertCalm(source[..token.SpanStart]));

    [Theory]
    [InlineData(Faulty)]
    [InlineData(Clean)]
    public void WithAnyTokenTwice(string source) =>
        Assert.All(Tokens(source), token => AssertCalm(source.Insert(token.SpanStart, token.Text + " ")));

    [Theory]
    [InlineData(Faulty)]
    [InlineData(Clean)]
    public void WithAnyLineTwice(string source)
    {
        string[] lines = source.Split('\n');

        Assert.All(Enumerable.Range(0, lines.Length), line => AssertCalm(string.Join('\n', [.. lines[..line], lines[line], .. lines[line..]])));
    }

    [Theory]
    [InlineData(Faulty)]
    [InlineData(Clean)]
    public void WithoutAnyOneLineInTheCompiler(string source)
    {
        string[] lines = source.Split('\n');

        Assert.All(Enumerable.Range(0, lines.Length), line => AssertCalm(Generation.OfCompiled(string.Join('\n', [.. lines[..line], .. lines[(line + 1)..]]))));
    }

    private static IEnumerable<SyntaxToken> Tokens(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens();

    private static void AssertCalm(string source) => AssertCalm(Generation.Of(source));

    private static void AssertCalm(Generation generation)
    {
        Assert.All(generation.Result.Results, static result => Assert.Null(result.Exception));
        Assert.DoesNotContain(generation.Analyze(), static diagnostic => diagnostic.Id == "AD0001");
        Assert.Empty(NewsInGeneratedCode(generation));
    }

    /// <summary>What the compiler says of generated code although it is content with the source.</summary>
    private static Diagnostic[] NewsInGeneratedCode(Generation generation)
    {
        Diagnostic[] all = generation.Files.Any() ? [.. generation.Compile()] : [];
        return all.All(static diagnostic => Generation.IsGenerated(diagnostic.Location.SourceTree)) ? all : [];
    }
}
