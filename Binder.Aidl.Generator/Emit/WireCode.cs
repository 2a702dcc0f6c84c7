using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The calls of <c>Parcel</c> that write and read a type. Both come from one description, so that they cannot disagree.</summary>
internal static class WireCode
{
    private const string Immutable = "global::Binder.ImmutableArrays";

    /// <summary>A statement that writes the expression.</summary>
    public static string Write(WireType type, string parcel, string value) => WriteExpression(type, parcel, value) + ";";

    /// <summary>An expression that reads a value.</summary>
    public static string Read(WireType type, string parcel)
    {
        if (type.Kind == WireKind.FixedArray)
            return ReadFixed(type, parcel);

        if (type.Kind == WireKind.Holder)
            return $"{parcel}.ReadParcelableHolder({StabilityOf(type)})";

        if (type.Kind == WireKind.ImmutableArray)
            return type.IsNullable ? $"{Immutable}.ToNullableImmutable({Read(AsArray(type), parcel)})" : $"{Immutable}.ToImmutable({Read(AsArray(type), parcel)})";

        Accessor accessor = Describe(type);
        return $"{accessor.ReadCast}{parcel}.Read{accessor.Name}{accessor.ReadArguments}()";
    }

    /// <summary>A statement that reads an array's elements into an existing array.</summary>
    public static string ReadInto(WireType array, string parcel, string destination)
    {
        Accessor accessor = Describe(array with { IsNullable = false });
        return $"{parcel}.Read{accessor.Name}Into{accessor.ReadArguments}({destination});";
    }

    private static string WriteExpression(WireType type, string parcel, string value)
    {
        if (type.Kind == WireKind.FixedArray)
            return WriteFixed(type, parcel, value);

        if (type.Kind == WireKind.Holder)
            return $"{parcel}.WriteParcelableHolder({value}, {StabilityOf(type)})";

        if (type.Kind == WireKind.ImmutableArray)
            return WriteExpression(AsArray(type), parcel, $"{Immutable}.ToArray({value})");

        Accessor accessor = Describe(type);
        return $"{parcel}.Write{accessor.Name}{accessor.WriteArguments}({accessor.WriteCast}{value})";
    }

    private static string StabilityOf(WireType holder) => $"global::Binder.ParcelableStability.{holder.Stability}";

    private static WireType AsArray(WireType type) => type with { Kind = WireKind.Array };

    private static string WriteFixed(WireType type, string parcel, string value) => type.Element!.Kind == WireKind.FixedArray
        ? $"{parcel}.Write{(type.IsNullable ? "Nullable" : "")}FixedRows({value}, {type.Size}, static (parcel, row) => {WriteExpression(type.Element, "parcel", "row")})"
        : WriteExpression(AsArray(type), parcel, $"global::Binder.Parcel.OfSize({value}, {type.Size})");

    private static string ReadFixed(WireType type, string parcel) => type.Element!.Kind == WireKind.FixedArray
        ? $"{parcel}.Read{(type.IsNullable ? "Nullable" : "")}FixedRows({type.Size}, static parcel => {Read(type.Element, "parcel")})"
        : $"{parcel}.Sized({Read(AsArray(type), parcel)}, {type.Size})";

    private static Accessor Describe(WireType type)
    {
        string name = type.IsNullable ? "Nullable" : "";
        return type.Kind switch
        {
            WireKind.Enum => new Accessor(Primitive(type.Backing!.Value)) { WriteCast = $"({Keyword(type)})", ReadCast = $"({type.Name})" },
            WireKind.String => new Accessor(name + "String16"),
            WireKind.Binder => new Accessor(name + "StrongBinder"),
            WireKind.Interface => new Accessor(name + "Interface") { ReadArguments = $"<{type.Name}>" },
            WireKind.FileDescriptor => new Accessor(name + "ParcelFileDescriptor"),
            WireKind.Parcelable or WireKind.Union => new Accessor(name + "Parcelable") { ReadArguments = $"<{type.Name}>" },
            WireKind.ParcelableValue => new Accessor(name + (type.IsNullable ? "ParcelableValue" : "Parcelable")) { ReadArguments = $"<{type.Name}>" },
            WireKind.Array => DescribeArray(name, type.Element!),
            WireKind.List => Elements(name + "List", type.Element!),
            WireKind.Map => Elements(name + "Map", type.Element!),
            WireKind.ByteMemory => new Accessor(name + "ByteMemory"),
            WireKind.RawFileDescriptor => new Accessor("FileDescriptor"),
            WireKind.Marshalled => Marshalled(type),
            _ => new Accessor(Primitive(type.Kind)),
        };
    }

    private static Accessor DescribeArray(string name, WireType element) => element switch
    {
        { Kind: WireKind.Byte } => new Accessor(name + "ByteArray"),
        { Kind: WireKind.SByte } => new Accessor(name + "SByteArray"),
        { IsByteSized: true } => new Accessor(name + "ByteEnumArray") { ReadArguments = $"<{element.Name}>" },
        _ => Elements(name + "Array", element),
    };

    private static Accessor Marshalled(WireType type)
    {
        string arguments = $"<{type.Declaration}, {type.Marshaller}>";
        return new Accessor("Value") { WriteArguments = arguments, ReadArguments = arguments };
    }

    private static Accessor Elements(string name, WireType element)
    {
        string arguments = $"<{element.Declaration}, {Marshallers.Of(element)}>";
        return new Accessor(name) { WriteArguments = arguments, ReadArguments = arguments };
    }

    private static string Primitive(WireKind kind) => kind switch
    {
        WireKind.Boolean => "Bool",
        WireKind.SByte => "Byte",
        WireKind.Byte => "UInt8",
        WireKind.Single => "Float",
        _ => kind.ToString(),
    };

    private static string Keyword(WireType type) => type.Backing switch
    {
        WireKind.Byte => "byte",
        WireKind.SByte => "sbyte",
        WireKind.Int64 => "long",
        _ => "int",
    };

    /// <param name="Name">What follows <c>Write</c> and <c>Read</c>.</param>
    private sealed record Accessor(string Name)
    {
        public string WriteArguments { get; init; } = "";

        public string ReadArguments { get; init; } = "";

        public string WriteCast { get; init; } = "";

        public string ReadCast { get; init; } = "";
    }
}
