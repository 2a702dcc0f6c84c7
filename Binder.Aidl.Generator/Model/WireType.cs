namespace Binder.Aidl.Generator.Model;

/// <summary>A type as a parcel sees it.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Kind">How it travels.</param>
/// <param name="Name">The C# type without its own nullable annotation, <c>global::</c>-qualified.</param>
/// <param name="IsNullable">Whether null is one of its values.</param>
internal sealed record WireType(WireKind Kind, string Name, bool IsNullable)
{
    /// <summary>The integer behind an enum: <see cref="WireKind.Byte"/>, <see cref="WireKind.SByte"/>, Int32 or Int64.</summary>
    public WireKind? Backing { get; init; }

    /// <summary>The element of an array or list, the value of a map.</summary>
    public WireType? Element { get; init; }

    /// <summary>How many elements an array of a fixed size has, else 0.</summary>
    public int Size { get; init; }

    /// <summary>The stability of a holder.</summary>
    public Stability Stability { get; init; }

    /// <summary>Whether a parcelable class can be made without arguments: that is its default.</summary>
    public bool IsCreatable { get; init; }

    /// <summary>Whether a parcelable or union is <c>@FixedSize</c>.</summary>
    public bool IsFixedSize { get; init; }

    /// <summary>The type that writes and reads a value of kind <see cref="WireKind.Marshalled"/>, <c>global::</c>-qualified.</summary>
    public string? Marshaller { get; init; }

    /// <summary>Whether the C# type of a value of kind <see cref="WireKind.Marshalled"/> is a class or an interface.</summary>
    public bool IsReference { get; init; }

    /// <summary>
    /// The canonical AIDL name of an enum, an interface, a parcelable or a union; of what has a marshaller the AIDL type whose bytes it
    /// writes, null if that is not known.
    /// </summary>
    public string? AidlName { get; init; }

    /// <summary>The type as a declaration spells it.</summary>
    public string Declaration => IsNullable ? Name + "?" : Name;

    /// <summary>Whether it is one of several values: its element's notes are not its own.</summary>
    public bool IsCollection => Element is not null;

    /// <summary>Whether C# compares two of them by reference though they hold values.</summary>
    public bool IsComparedByElements => IsCollection || Kind == WireKind.ByteMemory;

    /// <summary>
    /// Whether it is a dynamic array in AIDL, whose length goes ahead where only the reply carries it. Lists of what AIDL's lists cannot hold
    /// are arrays there.
    /// </summary>
    public bool IsDynamicArray => Kind switch
    {
        WireKind.Array or WireKind.ImmutableArray or WireKind.ByteMemory => true,
        WireKind.List => !Element!.IsObject,
        WireKind.Marshalled => AidlName?.EndsWith("[]", StringComparison.Ordinal) == true,
        _ => false,
    };

    /// <summary>Whether AIDL lets a list or a map hold it: neither a primitive, nor an enum, nor an array.</summary>
    public bool IsObject => Kind switch
    {
        WireKind.String or WireKind.Binder or WireKind.Interface or WireKind.FileDescriptor => true,
        WireKind.Parcelable or WireKind.ParcelableValue or WireKind.Union => true,
        WireKind.Marshalled => AidlName is null or "String" || AidlName.Contains('.'),
        _ => false,
    };

    /// <summary>Whether arrays of it are packed bytes.</summary>
    public bool IsByteSized => (Backing ?? Kind) is WireKind.Byte or WireKind.SByte;
}
