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

    /// <summary>A class or record with <c>IParcelable</c>.</summary>
    Parcelable,

    /// <summary>A struct with <c>IParcelable</c>.</summary>
    ParcelableValue,

    /// <summary>An abstract record with <c>[Union]</c>.</summary>
    Union,

    Array,
    List,
}
