namespace Binder;

/// <summary>
/// Transactions that AIDL adds to an interface with a version or a hash. Unlike <see cref="SystemTransactions"/> they carry the interface
/// token and are answered behind an exception header. Source: <c>system/tools/aidl/aidl_language.h</c>.
/// </summary>
public static class MetaTransactions
{
    /// <summary><c>getInterfaceVersion</c>: answers the version as <c>int32</c>.</summary>
    public const uint GetInterfaceVersion = 0x00FF_FFFF;

    /// <summary><c>getInterfaceHash</c>: answers the hash as <c>String</c>.</summary>
    public const uint GetInterfaceHash = 0x00FF_FFFE;
}
