namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>What a type's name stands for.</summary>
internal enum AidlTypeKind
{
    Void,
    Boolean,
    Byte,
    Char,
    Int,
    Long,
    Float,
    Double,
    String,
    CharSequence,
    List,
    Map,
    IBinder,
    FileDescriptor,
    ParcelFileDescriptor,
    ParcelableHolder,
    Interface,

    /// <summary>A parcelable whose fields are declared.</summary>
    Parcelable,

    /// <summary>A parcelable whose code is written by hand: <c>parcelable Foo;</c>.</summary>
    UnstructuredParcelable,
    Union,
    Enum,

    /// <summary>The name means nothing; it has been reported.</summary>
    Error,
}
