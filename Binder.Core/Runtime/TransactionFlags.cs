namespace Binder;

/// <summary>Flags of a transaction. Source: <c>include/uapi/linux/android/binder.h</c>, <c>enum transaction_flags</c>. All bits reach the receiver.</summary>
[Flags]
public enum TransactionFlags : uint
{
    /// <summary>A call that is answered.</summary>
    None = 0,

    /// <summary>Queued, not answered.</summary>
    Oneway = 0x01,

    /// <summary>The parcel holds a root object; without meaning to the driver.</summary>
    RootObject = 0x04,

    /// <summary>The reply's data is a single <see cref="Binder.StatusCode"/>.</summary>
    StatusCode = 0x08,

    /// <summary>The reply may carry file descriptors.</summary>
    AcceptFds = 0x10,

    /// <summary>The receiver's buffer is zeroed when it is freed.</summary>
    ClearBuffer = 0x20,
}
