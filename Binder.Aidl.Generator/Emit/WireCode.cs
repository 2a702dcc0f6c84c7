using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The calls of <c>Parcel</c> that write and read a type. Both come from one description, so that they cannot disagree.</summary>
internal static class WireCode
{
    /// <summary>A statement that writes the expression.</summary>
    public static string Write(WireType type, string parcel, string value)
    {
        Accessor accessor = Describe(type);
        return $"{parcel}.Write{accessor.Name}{accessor.WriteArguments}({accessor.WriteCast}{value});";
    }

    /// <summary>An expression that reads a value.</summary>
    public static string Read(WireType type, string parcel)
    {
        Accessor accessor = Describe(type);
        return $"{accessor.ReadCast}{parcel}.Read{accessor.Name}{accessor.ReadArguments}()";
    }

    /// <summary>A statement that reads an array's elements into an existing array.</summary>
    public static string ReadInto(WireType array, string parcel, string destination)
    {
        Accessor accessor = Describe(array with { IsNullable = false });
        return $"{parcel}.Read{accessor.Name}Into{accessor.ReadArguments}({destination});";
    }

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

    private static Accessor Elements(string name, WireType element)
    {
        string arguments = $"<{element.Declaration}, global::Binder.{Marshallers.Of(element)}>";
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
