namespace Binder.Aidl.Tests.Generator;

/// <summary>Supported signatures: every type in every position that it may have.</summary>
internal static class SignatureCorpus
{
    public const string Declarations =
        """
        using Microsoft.Win32.SafeHandles;

        namespace Corpus;

        public enum IntEnum { A }
        public enum ByteEnum : byte { A }
        public enum SByteEnum : sbyte { A }
        public enum LongEnum : long { A }

        [BinderInterface("corpus.IOther")]
        public partial interface IOther
        {
            void Nothing();
        }

        [Parcelable] public partial record Record(string Text);
        [Parcelable] public partial struct Struct { public int Number { get; set; } }
        [Union] public abstract partial record OneOf { public sealed record Number(int Value) : OneOf; public sealed record Other(Record Value) : OneOf; }
        [ParcelMarshaller(typeof(MoneyMarshaller))] public readonly record struct Money(long Cents);
        public readonly struct MoneyMarshaller : IParcelMarshaller<Money>
        {
            static int IParcelMarshaller<Money>.MinimumSize => 8;
            static void IParcelMarshaller<Money>.Write(Parcel parcel, Money value) => parcel.WriteInt64(value.Cents);
            static Money IParcelMarshaller<Money>.Read(Parcel parcel) => new(parcel.ReadInt64());
        }
        public sealed class Manual : IParcelable<Manual>
        {
            public void WriteToParcel(Parcel parcel) => parcel.WriteInt32(1);
            public static Manual ReadFromParcel(Parcel parcel) { parcel.ReadInt32(); return new Manual(); }
        }

        """;

    private static readonly string[] Bytes = ["sbyte", "byte", "ByteEnum", "SByteEnum"];
    private static readonly string[] Marshalled = ["short", "ushort", "uint", "ulong", "Half", "TimeSpan", "DateOnly", "TimeOnly", "Money"];
    private static readonly string[] Values = ["bool", "char", "int", "long", "float", "double", "IntEnum", "LongEnum", .. Marshalled];
    private static readonly string[] Objects = ["string", "decimal", "Guid", "DateTimeOffset", "Uri", "IBinder", "IOther", "SafeFileHandle", "Record", "Struct", "OneOf", "Manual"];

    /// <summary>Every type.</summary>
    public static string[] Types
    {
        get
        {
            string[] nullables = [.. Objects, .. Objects.Select(static type => type + "?")];
            string[] elements = [.. Values, .. nullables];
            string[] arrays = [.. Bytes.Concat(elements).Select(static type => type + "[]")];
            string[] lists = [.. elements.SelectMany(static type => new[] { $"List<{type}>", $"IReadOnlyList<{type}>" })];
            string[] immutables = [.. Bytes.Concat(Values).Append("string?").Append("Record").Select(static type => $"System.Collections.Immutable.ImmutableArray<{type}>")];
            string[] maps = [.. Objects.SelectMany(static type => new[] { $"Dictionary<string, {type}>", $"IReadOnlyDictionary<string, {type}?>" })];
            string[] collections = [.. arrays, .. lists, .. immutables, .. maps, "ReadOnlyMemory<byte>"];
            return [.. Bytes, .. elements, .. collections, .. collections.Select(static type => type + "?")];
        }
    }

    /// <summary>Every type as result and parameter of synchronous, asynchronous and one-way methods and as property.</summary>
    public static string Interface(IEnumerable<string> types)
    {
        IEnumerable<string> members = types.SelectMany(static (type, i) => Members(type, i));
        return $$"""
            [BinderInterface("corpus.IAll")]
            public partial interface IAll : IInterface
            {
            {{string.Join('\n', members)}}
            }
            """;
    }

    /// <summary>Every type as property of each kind of parcelable.</summary>
    public static string Parcelables(string[] types)
    {
        string parameters = string.Join(", ", types.Select(static (type, i) => $"{type} P{i}"));
        string properties = string.Join('\n', types.Select(static (type, i) => $"public {type} P{i} {{ get; set; }} = default!;"));
        string required = string.Join('\n', types.Select(static (type, i) => $"public required {type} P{i} {{ get; init; }}"));
        return $$"""
            [Parcelable] public partial record AllRecord({{parameters}});
            [Parcelable] public readonly partial record struct AllRecordStruct({{parameters}});
            [Parcelable] public partial class AllClass { {{properties}} }
            [Parcelable] public partial struct AllStruct { {{required}} }
            """;
    }

    /// <summary>Every type as member of a union, and first of one.</summary>
    public static string Unions(string[] types)
    {
        string members = string.Join('\n', types.Select(static (type, i) => $"public sealed record M{i}({type} Value) : All;"));
        IEnumerable<string> firsts = types.Select(static (type, i) =>
            $"[Union] public abstract partial record First{i} {{ public sealed record Only({type} Value) : First{i}; }}");
        return $"[Union] public abstract partial record All {{ {members} }}\n{string.Join('\n', firsts)}";
    }

    private static IEnumerable<string> Members(string type, int i)
    {
        yield return $"{type} Result{i}();";
        yield return $"void Parameters{i}({type} a, in {type} b, out {type} c, ref {type} d, ref readonly {type} e);";
        yield return $"Task<{type}> Task{i}({type} a, CancellationToken token = default);";
        yield return $"ValueTask<{type}> ValueTask{i}({type} a);";
        yield return $"[Oneway] void Oneway{i}({type} a);";
        yield return $"[Oneway] Task OnewayTask{i}({type} a);";
        yield return $"{type} Property{i} {{ get; set; }}";
        if (type.EndsWith("[]", StringComparison.Ordinal) || type.EndsWith("[]?", StringComparison.Ordinal))
        {
            yield return $"{type} Fill{i}([Out] {type} a, [System.Runtime.InteropServices.Out] {type} b);";
            yield return $"Task FillTask{i}([Out] {type} a);";
            yield return $"void Params{i}(params {type} a);";
        }
    }
}
