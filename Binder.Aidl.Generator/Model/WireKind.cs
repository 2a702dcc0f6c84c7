namespace Binder.Aidl.Generator.Model;

/// <summary>How a type travels in a parcel.</summary>
internal enum WireKind
{
    Boolean,
    SByte,
    Byte,
    Char,
    Int32,
    Int64,
    Single,
    Double,
    String,
    Enum,
    Binder,
    Interface,
    FileDescriptor,

    /// <summary>A <c>SafeFileHandle</c> without the frame of AIDL's <c>ParcelFileDescriptor</c>.</summary>
    RawFileDescriptor,

    /// <summary>A class or record with <c>IParcelable</c>.</summary>
    Parcelable,

    /// <summary>A struct with <c>IParcelable</c>.</summary>
    ParcelableValue,

    /// <summary>An abstract record with <c>[Union]</c>.</summary>
    Union,

    Array,
    List,

    /// <summary>An array of a fixed size; of several dimensions if its element is one.</summary>
    FixedArray,

    /// <summary><c>ImmutableArray&lt;T&gt;</c>: an array.</summary>
    ImmutableArray,

    /// <summary><c>ReadOnlyMemory&lt;byte&gt;</c>: an array of bytes.</summary>
    ByteMemory,

    /// <summary>A map with keys of type <c>String</c>.</summary>
    Map,

    /// <summary><c>ParcelableHolder</c>.</summary>
    Holder,

    /// <summary>Whatever a marshaller makes of it.</summary>
    Marshalled,
}
