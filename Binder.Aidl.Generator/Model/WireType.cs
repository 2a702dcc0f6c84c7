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

    /// <summary>The element of an array or list.</summary>
    public WireType? Element { get; init; }

    /// <summary>The canonical AIDL name of an enum, an interface, a parcelable or a union.</summary>
    public string? AidlName { get; init; }

    /// <summary>The type as a declaration spells it.</summary>
    public string Declaration => IsNullable ? Name + "?" : Name;

    /// <summary>Whether arrays of it are packed bytes.</summary>
    public bool IsByteSized => (Backing ?? Kind) is WireKind.Byte or WireKind.SByte;
}
