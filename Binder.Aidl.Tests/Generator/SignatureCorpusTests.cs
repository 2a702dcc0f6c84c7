using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>What is supported compiles without warnings, in every combination.</summary>
public sealed class SignatureCorpusTests
{
    [Fact]
    public void EveryTypeInEveryPositionCompiles()
    {
        string[] types = SignatureCorpus.Types;

        Generation generation = Generation.Of(SignatureCorpus.Declarations + SignatureCorpus.Interface(types)).AssertClean();

        Assert.True(types.Length > 100, $"Only {types.Length} types.");
        Assert.Contains(generation.Files, static file => file.HintName == "Corpus.IAll.Stub.g.cs");
    }

    [Fact]
    public void EveryTypeInEveryKindOfParcelableCompiles()
    {
        Generation generation = Generation.Of(SignatureCorpus.Declarations + SignatureCorpus.Parcelables(SignatureCorpus.Types)).AssertClean();

        Assert.Equal(4, generation.Files.Count(static file => file.HintName.StartsWith("Corpus.All", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryTypeInAUnionCompiles()
    {
        Generation generation = Generation.Of(SignatureCorpus.Declarations + SignatureCorpus.Unions(SignatureCorpus.Types)).AssertClean();

        Assert.Contains(generation.Files, static file => file.HintName == "Corpus.All.Union.g.cs");
    }

    [Fact]
    public void WithoutNullableContextReferencesAreNotNull()
    {
        Generation generation = Generation.Of(
            """
            #nullable disable
            namespace Old;

            [Parcelable] public partial record Person(string Name, Person[] Friends);

            [BinderInterface("old.IOld")]
            public partial interface IOld
            {
                string Name(string a, List<string> b, Person c, IOld d, out IBinder e);
            }
            """).AssertClean();

        Assert.DoesNotContain(generation.Files, static file => file.SourceText.ToString().Contains("Nullable", StringComparison.Ordinal));
    }

    [Fact]
    public void GeneratedCodeIsCSharp12()
    {
        string[] types = ["int", "string?", "IntEnum[]", "List<Record?>", "Struct?", "IOther"];

        Generation.Of(SignatureCorpus.Declarations + SignatureCorpus.Interface(types) + SignatureCorpus.Parcelables(types) + SignatureCorpus.Unions(types), LanguageVersion.CSharp12)
            .AssertClean();
    }

    [Theory]
    [InlineData("public partial class Outer { [Parcelable] private partial record P(int A); }")]
    [InlineData("namespace @event.@class { [Parcelable] public partial record @struct(int @int, string @new = \"\"); [BinderInterface] public partial interface @interface { void @in(@struct @out); } }")]
    [InlineData("public partial interface IOuter { [BinderInterface] protected partial interface IInner { int M(); } }")]
    [InlineData("[Parcelable] public readonly partial struct P { public P(int a) => A = a; public int A { get; } }")]
    [InlineData("[Parcelable] public partial record P(int A, [property: System.Runtime.Serialization.IgnoreDataMember] int B = 3, string C = \"x\");")]
    [InlineData("[Parcelable] public partial class P { private int _a; public int A { get => _a; set => _a = value; } public int Twice => _a * 2; public int this[int i] => i; }")]
    [InlineData("[Parcelable] public partial record P(P? Next, P[] All, List<P>? More);")]
    [InlineData("[Union] public abstract partial record U { public sealed record @int(int @long = 3) : U; public sealed record Parcel(U? member) : U; public sealed record Binder(U[] parcel) : U; public int Twice => 2; public enum E { A } }")]
    [InlineData("[Parcelable, FixedSize] public partial record struct P(int A, [FixedSize(2, 3)] long[][] B, U C, uint D); [Union, FixedSize] public abstract partial record U { public sealed record I(int V) : U; public sealed record J([FixedSize(2)] bool[] V) : U; }")]
    [InlineData("[Parcelable, VintfStability] public partial class P { public ParcelableHolder H { get; set; } = new(ParcelableStability.Vintf); }")]
    [InlineData("namespace Binder.Global { public class Binder; [BinderInterface] public partial interface IGlobal { IBinder M(int[] System); } }")]
    public void UnusualDeclarationsCompile(string source) => Generation.Of(source).AssertClean();

    [Fact]
    public void TypesOfOtherAssembliesAreKnown()
    {
        MetadataReference library = Generation.Of(SignatureCorpus.Declarations).AssertClean().ToReference();

        Generation generation = Generation.Of(
            """
            [BinderInterface("app.IApp")]
            public partial interface IApp
            {
                Corpus.IOther Find(Corpus.Record a, Corpus.Struct? b, Corpus.Manual[] c, Corpus.ByteEnum[] d, Corpus.OneOf? e);
            }
            """,
            references: library).AssertClean();

        Assert.Equal(3, generation.Files.Count());
    }

    [Fact]
    public void NamesThatDifferInCaseOnlyGetFilesOfTheirOwn()
    {
        Generation generation = Generation.Of(
            """
            namespace A { [BinderInterface("a.IClock")] public partial interface IClock { void M(); } }
            namespace a { [BinderInterface("b.IClock")] public partial interface IClock { void M(); } }
            """).AssertClean();

        Assert.Equal(6, generation.Files.Select(static file => file.HintName.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public void NothingIsGeneratedForUsersOfABrokenDeclaration()
    {
        Generation generation = Generation.Of(
            """
            [Parcelable] public partial record Broken(object Value);
            [BinderInterface("a.IUser")] public partial interface IUser { void M(Broken value); }
            [BinderInterface("a.IIndirect")] public partial interface IIndirect { void M(IUser user, IIndirect other); }
            """);

        Assert.Empty(generation.Files);
        Assert.Equal(["AIDL020"], generation.Analyze().Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Compile());
    }

    [Fact]
    public void AnAttributeOnTwoDeclarationsIsTheCompilersError()
    {
        Generation generation = Generation.Of(
            """
            [BinderInterface("a.IClock")] public partial interface IClock { void M(); }
            [BinderInterface("a.IClock")] public partial interface IClock;
            """);

        Assert.Equal(["CS0579"], generation.Compile().Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void TheGeneratorItselfReportsNothing()
    {
        Generation generation = Generation.Of("[BinderInterface] public interface IClock { object M(); event Action E; }");

        Assert.Empty(generation.Result.Diagnostics);
        Assert.All(generation.Result.Results, static result => Assert.Null(result.Exception));
    }

    [Fact]
    public void SynchronousCallsHaveNoClosures()
    {
        Generation generation = Generation.Of(
            "[BinderInterface] public partial interface IClock { int Add(int a, int b); void Set(string[] c); long Now { get; set; } }");

        Assert.DoesNotContain(generation.Files, static file => file.SourceText.ToString().Contains("Wait(", StringComparison.Ordinal));
    }
}
