using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>What cannot travel is refused where it is written, with a way out.</summary>
public sealed class UnsupportedTypeTests
{
    [Theory]
    [InlineData("nint", "use 'long'")]
    [InlineData("object", "use the type that the object has, or 'IBinder' for an object of this process")]
    [InlineData("dynamic", "use the type that the object has")]
    [InlineData("DateTime?", "use 'DateTimeOffset'")]
    [InlineData("IDictionary<string, int>", "use 'Dictionary<string, V>' or 'IReadOnlyDictionary<string, V>'")]
    [InlineData("One.Left", "use the union 'One'")]
    [InlineData("ReadOnlyMemory<char>", "use 'ReadOnlyMemory<byte>' or an array")]
    [InlineData("IEnumerable<int>", "use an array, 'List<T>' or 'IReadOnlyList<T>'")]
    [InlineData("IList<int>", "use an array, 'List<T>' or 'IReadOnlyList<T>'")]
    [InlineData("Memory<byte>", "use 'ReadOnlyMemory<byte>' or an array")]
    [InlineData("ReadOnlySpan<byte>", "use an array")]
    [InlineData("Stream", "use 'SafeFileHandle' and open a stream on it")]
    [InlineData("Action<int>", "declare a listener interface with [BinderInterface]")]
    [InlineData("(int A, int B)", "declare a [Parcelable] record")]
    [InlineData("int*", "memory is not shared between processes; use an array")]
    [InlineData("delegate*<void>", "memory is not shared between processes; use an array")]
    [InlineData("IDisposable", "mark the interface with [BinderInterface], or use a [Parcelable] type")]
    [InlineData("Plain", "mark the type with [Parcelable], give it a [ParcelMarshaller], or implement 'IParcelable<TSelf>'")]
    [InlineData("Plain?[]", "mark the type with [Parcelable], give it a [ParcelMarshaller], or implement 'IParcelable<TSelf>'")]
    [InlineData("BBinder", "use 'IBinder', or the Binder interface that the object has")]
    [InlineData("IInterface", "use 'IBinder', or the Binder interface that the object has")]
    [InlineData("Parcel", "use a [Parcelable] type, or implement 'IParcelable<TSelf>'")]
    [InlineData("Task<int>", "return it from a method")]
    [InlineData("CancellationToken?", "make it the last parameter of a method that returns a task")]
    public void TheMessageNamesTheWayOut(string type, string wayOut)
    {
        Diagnostic diagnostic = Assert.Single(Analyze(type));

        Assert.Equal("AIDL020", diagnostic.Id);
        Assert.EndsWith($" of parameter 'value' cannot travel in a parcel; {wayOut}", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("List<DateTime>", "DateTime")]
    [InlineData("System.Collections.Generic.List<DateTime?>?", "DateTime?")]
    [InlineData("Plain?[]?", "Plain?")]
    [InlineData("global::System.DateTime", "global::System.DateTime")]
    [InlineData("List<Plain>[]", "List<Plain>[]")]
    [InlineData("byte[][]", "byte[][]")]
    [InlineData("Dictionary<string, object>", "object")]
    [InlineData("Dictionary<string, List<string>>", "Dictionary<string, List<string>>")]
    [InlineData("Dictionary<int, string>", "Dictionary<int, string>")]
    [InlineData("IReadOnlyDictionary<string, int>", "IReadOnlyDictionary<string, int>")]
    [InlineData("Dictionary<string, Dictionary<string, string>>[]", "Dictionary<string, Dictionary<string, string>>[]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>[]", "System.Collections.Immutable.ImmutableArray<int>[]")]
    [InlineData("uint?", "uint?")]
    [InlineData("TimeSpan?", "TimeSpan?")]
    public void TheReportIsOnTheTypeThatIsWrong(string type, string reported)
    {
        Diagnostic diagnostic = Assert.Single(Analyze(type));

        Assert.Equal(reported, diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void ATypeThatDoesNotExistIsTheCompilersError()
    {
        Generation generation = Generation.Of(Source("Missing"));

        Assert.Empty(generation.Analyze());
        Assert.DoesNotContain(generation.Files, static file => file.HintName.StartsWith("IUser", StringComparison.Ordinal));
        Assert.Equal(["CS0246"], generation.Compile().Select(static diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("const string Descriptor = \"\";", "AIDL014")]
    [InlineData("enum Transactions { A }", "AIDL014")]
    [InlineData("class BpUser;", "AIDL014")]
    [InlineData("enum BnUser { A }", "AIDL014")]
    [InlineData("static void AsInterface() { }", "AIDL014")]
    [InlineData("int BpUser();", "AIDL014")]
    [InlineData("void InterfaceDescriptor();", "AIDL014")]
    [InlineData("static abstract int operator +(IUser a, IUser b);", "AIDL016")]
    [InlineData("string Name { get; internal set; }", "AIDL015")]
    [InlineData("int this[int a] { get; } int this[string a] { get; }", "AIDL013")]
    [InlineData("[Transaction(1)] int Twice(int a) => a;", "AIDL082")]
    [InlineData("[AidlName(\"a b\")] void M();", "AIDL080")]
    [InlineData("int Name { [AidlName(\"while\")] get; }", "AIDL080")]
    [InlineData("void M(); void m();", "AIDL081")]
    [InlineData("int Name { get; } void getName();", "AIDL081")]
    [InlineData("event Func<int> E;", "AIDL010")]
    [InlineData("event Action<Stream> E;", "AIDL020")]
    [InlineData("event EventHandler<AssemblyLoadEventArgs> E;", "AIDL020")]
    [InlineData("event Action<object> E { add { } remove { } } event Action<int, object> F;", "AIDL020")]
    [InlineData("event Action E; void AddEListener();", "AIDL019")]
    [InlineData("[Transaction(16777115)] event Action E;", "AIDL040")]
    [InlineData("[EnforcePermission] void M();", "AIDL085")]
    [InlineData("[EnforcePermission(\"\")] void M();", "AIDL085")]
    [InlineData("[EnforcePermission(AnyOf = [])] void M();", "AIDL085")]
    [InlineData("[EnforcePermission(\"a\", AllOf = [\"b\"])] void M();", "AIDL085")]
    [InlineData("[EnforcePermission(\"a\"), RequiresNoPermission] void M();", "AIDL085")]
    [InlineData("[EnforcePermission(\"a\")] static void M() { }", "AIDL082")]
    [InlineData("[Transaction(16777115)] int Last { get; set; }", "AIDL040")]
    [InlineData("[Transaction(-1)] void M();", "AIDL040")]
    [InlineData("Task M(ref readonly int a);", "AIDL032")]
    [InlineData("[Oneway] Task<int> M();", "AIDL030")]
    [InlineData("[Oneway] void M([Out] int[] a);", "AIDL031")]
    [InlineData("Task? M();", "AIDL020")]
    public void EachFaultIsOneReport(string member, string id)
    {
        Generation generation = Generation.Of($"[BinderInterface] public partial interface IUser {{ {member} }}");

        Assert.Equal([id], generation.Analyze().Concat(generation.Compile()).Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Files);
    }

    [Theory]
    [InlineData("void M();", "void IBase.M() { }")]
    [InlineData("int P { get; set; }", "int IBase.P { get => 1; set { } }")]
    [InlineData("event Action E;", "event Action IBase.E { add { } remove { } }")]
    public void WhatNothingWouldCallIsReported(string member, string implementation)
    {
        Generation generation = Generation.Of(
            $"[BinderInterface] public partial interface IBase {{ {member} }} [BinderInterface] public partial interface IUser : IBase {{ {implementation} }}");

        Assert.Equal(["AIDL086"], generation.Analyze().Concat(generation.Compile()).Select(static diagnostic => diagnostic.Id));
        Assert.DoesNotContain(generation.Files, static file => file.HintName.StartsWith("IUser", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[FixedSize(2)] int[][]", "AIDL057")]
    [InlineData("[FixedSize(2, 3)] int[]", "AIDL057")]
    [InlineData("[FixedSize(2, 0)] int[][]", "AIDL057")]
    [InlineData("[FixedSize(-1)] int[]", "AIDL057")]
    [InlineData("[FixedSize] int[]", "AIDL057")]
    [InlineData("[FixedSize(2, 3)] int[,]", "AIDL057")]
    [InlineData("[FixedSize(2, 3)] int[]?[]", "AIDL057")]
    [InlineData("[FixedSize(2)] string", "AIDL057")]
    [InlineData("[FixedSize(2)] List<int>", "AIDL057")]
    [InlineData("[FixedSize(2)] List<string>[]", "AIDL057")]
    [InlineData("[FixedSize(2)] System.Collections.Immutable.ImmutableArray<int>[]", "AIDL057")]
    [InlineData("[FixedSize(2)] Dictionary<string, string>[]", "AIDL057")]
    [InlineData("[FixedSize(2)] ReadOnlyMemory<byte>[]", "AIDL057")]
    [InlineData("[FixedSize(2, 2)] List<string>[][]", "AIDL057")]
    [InlineData("ReadOnlyMemory<byte>[]", "AIDL024")]
    [InlineData("ReadOnlyMemory<byte>?[]", "AIDL024")]
    [InlineData("List<ReadOnlyMemory<byte>>", "AIDL024")]
    [InlineData("System.Collections.Immutable.ImmutableArray<ReadOnlyMemory<byte>>", "AIDL024")]
    [InlineData("Dictionary<string, ReadOnlyMemory<byte>>", "AIDL058")]
    [InlineData("[FixedSize(2), Out] int[]", "AIDL033")]
    [InlineData("[RawFileDescriptor] string", "AIDL059")]
    [InlineData("[RawFileDescriptor] SafeFileHandle?", "AIDL059")]
    [InlineData("[RawFileDescriptor] Dictionary<string, SafeFileHandle>", "AIDL058")]
    [InlineData("[ParcelMarshaller(typeof(int))] string", "AIDL060")]
    [InlineData("[ParcelMarshaller(typeof(StringMarshaller))] int", "AIDL060")]
    [InlineData("[ParcelMarshaller(typeof(StringMarshaller))] string?", "AIDL060")]
    [InlineData("[ParcelMarshaller(typeof(StringMarshaller))] List<int>", "AIDL060")]
    [InlineData("[ParcelMarshaller(typeof(AnyMarshaller<>))] string", "AIDL060")]
    [InlineData("Money", "AIDL060")]
    [InlineData("ParcelableHolder", "AIDL061")]
    public void EachFaultOfAnAnnotatedTypeIsOneReport(string parameter, string id)
    {
        Generation generation = Generation.Of(
            $$"""
            using Microsoft.Win32.SafeHandles;
            [BinderInterface] public partial interface IUser { void M({{parameter}} value); }
            [ParcelMarshaller(typeof(StringMarshaller))] public struct Money;
            public class StringMarshaller : IParcelMarshaller<string>
            {
                public static int MinimumSize => 4;
                public static void Write(Parcel parcel, string value) => parcel.WriteString16(value);
                public static string Read(Parcel parcel) => parcel.ReadString16();
            }
            public class AnyMarshaller<T> : IParcelMarshaller<T>
            {
                public static int MinimumSize => 4;
                public static void Write(Parcel parcel, T value) => throw new NotSupportedException();
                public static T Read(Parcel parcel) => throw new NotSupportedException();
            }
            """);

        Assert.Equal([id], generation.Analyze().Concat(generation.Compile()).Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Files);
    }

    [Theory]
    [InlineData("public abstract partial record P(int A);", "AIDL050")]
    [InlineData("public ref partial struct P { public int A { get; set; } }", "AIDL050")]
    [InlineData("public partial record P([property: System.Runtime.Serialization.IgnoreDataMember] int A);", "AIDL050")]
    [InlineData("public partial record P<T>(int A);", "AIDL003")]
    [InlineData("public partial record P(int A) { public int B { set { } } }", "AIDL051")]
    [InlineData("public partial record P(int A) { public void WriteToParcel() { } }", "AIDL014")]
    [InlineData("public partial record P(int A) { [System.Runtime.Serialization.IgnoreDataMember] public required int B { get; set; } }", "AIDL050")]
    [InlineData("public partial record P(int? A);", "AIDL021")]
    [InlineData("public partial record P(ParcelableHolder? A);", "AIDL061")]
    [InlineData("public partial record P(ParcelableHolder[] A);", "AIDL061")]
    [InlineData("public partial record P(Dictionary<string, ParcelableHolder> A);", "AIDL061")]
    [InlineData("public partial record P([FixedSize(2)] ParcelableHolder[] A);", "AIDL061")]
    [InlineData("[FixedSize] public partial record P(string A);", "AIDL062")]
    [InlineData("[FixedSize] public partial record P(int[] A);", "AIDL062")]
    [InlineData("[FixedSize] public partial record P([FixedSize(2)] string[] A);", "AIDL062")]
    [InlineData("[FixedSize] public partial record P([FixedSize(2)] int[]? A);", "AIDL062")]
    [InlineData("[FixedSize] public partial record P(Guid A);", "AIDL062")]
    public void EachFaultOfAParcelableIsOneReport(string declaration, string id)
    {
        Generation generation = Generation.Of("[Parcelable] " + declaration);

        Assert.Equal([id], generation.Analyze().Concat(generation.Compile()).Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Files);
    }

    [Theory]
    [InlineData("public partial record P { public sealed record A(int V) : P; }", "AIDL055")]
    [InlineData("public abstract partial class P { public sealed class A : P; }", "AIDL055")]
    [InlineData("public abstract partial record P(int X) { public sealed record A(int V) : P(V); }", "AIDL055")]
    [InlineData("public abstract partial record P : B { public sealed record A(int V) : P; } public abstract record B;", "AIDL055")]
    [InlineData("public abstract partial record P { public int X { get; set; } public sealed record A(int V) : P; }", "AIDL055")]
    [InlineData("public abstract partial record P { public P(int x) { } public sealed record A(int V) : P(V); }", "AIDL055")]
    [InlineData("public abstract partial record P;", "AIDL055")]
    [InlineData("public abstract partial record P { public record A(int V) : P; }", "AIDL056")]
    [InlineData("public abstract partial record P { internal sealed record A(int V) : P; }", "AIDL056")]
    [InlineData("public abstract partial record P { public sealed record A : P; }", "AIDL056")]
    [InlineData("public abstract partial record P { public sealed record A(int V, int W) : P; }", "AIDL056")]
    [InlineData("public abstract partial record P { public sealed record A(int V) : P { public int W { get; set; } } }", "AIDL056")]
    [InlineData("public abstract partial record P { public sealed record A<T>(int V) : P; }", "AIDL056")]
    [InlineData("public abstract partial record P { public sealed record Tag(int V) : P; }", "AIDL014")]
    [InlineData("public abstract partial record P { public sealed record A(object V) : P; }", "AIDL020")]
    [InlineData("public abstract partial record P { public sealed record A(P V) : P; }", "AIDL052")]
    [InlineData("public abstract partial record P { public sealed record A(ParcelableHolder V) : P; }", "AIDL061")]
    [InlineData("[FixedSize] public abstract partial record P { public sealed record A(string V) : P; }", "AIDL062")]
    [InlineData("public abstract record P { public sealed record A(int V) : P; }", "AIDL001")]
    public void EachFaultOfAUnionIsOneReport(string declaration, string id)
    {
        Generation generation = Generation.Of("[Union] " + declaration);

        Assert.Equal([id], generation.Analyze().Concat(generation.Compile()).Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Files);
    }

    [Theory]
    [InlineData("AidlToString", "public sealed record A(int V) : P;", "AIDL063")]
    [InlineData("StructuralEquality", "public sealed record A(int[] V) : P;", "AIDL063")]
    [InlineData("StructuralEquality", "public sealed partial record A(int[] V) : P { public bool Equals(A? other) => true; }", "AIDL014")]
    [InlineData("StructuralEquality", "public sealed partial record A(int[] V) : P { public override int GetHashCode() => 0; }", "AIDL014")]
    [InlineData("AidlToString", "public sealed partial record A(int V) : P { public override string ToString() => \"\"; }", "AIDL014")]
    [InlineData("AidlToString", "public sealed partial record A(int V) : P; public sealed override string ToString() => \"\";", "AIDL014")]
    public void WhatAUnionGeneratesForItsMembersNeedsAFreePlace(string option, string members, string id)
    {
        Generation generation = Generation.Of($"[Union({option} = true)] public abstract partial record P {{ {members} }}");

        Assert.Equal([id], generation.Analyze().Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Files);
    }

    [Theory]
    [InlineData("AidlToString", "public sealed partial record A(int V) : P { public override int GetHashCode() => 0; }")]
    [InlineData("StructuralEquality", "public sealed record A(int V) : P { public override string ToString() => \"\"; }")]
    public void WhatAUnionDoesNotGenerateMayBeWritten(string option, string members) =>
        Generation.Of($"[Union({option} = true)] public abstract partial record P {{ {members} }}").AssertClean();

    [Fact]
    public void AParcelableAndAUnionThatHoldEachOtherAreEndless()
    {
        Generation generation = Generation.Of(
            """
            [Parcelable] public partial record Group(Shape Outline);
            [Union] public abstract partial record Shape { public sealed record Grouped(Group Value) : Shape; }
            """);

        Assert.Equal(["AIDL052", "AIDL052"], generation.Analyze().Select(static diagnostic => diagnostic.Id));
    }

    private static ImmutableArray<Diagnostic> Analyze(string type) => Generation.Of(Source(type)).Analyze();

    private static string Source(string type) =>
        $$"""
        public class Plain;

        [Union] public abstract partial record One { public sealed record Left(int Value) : One; }

        [BinderInterface]
        public unsafe partial interface IUser
        {
            void M({{type}} value);
        }
        """;
}
