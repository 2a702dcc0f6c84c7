namespace Binder;

/// <summary>Result of a transaction below the exception header: Android's <c>status_t</c>. Source: <c>libs/binder/include/utils/Errors.h</c>.</summary>
public enum StatusCode
{
    /// <summary>Success.</summary>
    Ok = 0,

    /// <summary>A failure that no other code names.</summary>
    UnknownError = int.MinValue,

    /// <summary>A value of another type than expected, or an interface token that does not match.</summary>
    BadType = int.MinValue + 1,

    /// <summary>The driver could not carry the transaction.</summary>
    FailedTransaction = int.MinValue + 2,

    /// <summary>File descriptors are not accepted here.</summary>
    FdsNotAllowed = int.MinValue + 7,

    /// <summary>A null where the interface forbids it.</summary>
    UnexpectedNull = int.MinValue + 8,

    /// <summary>EPERM.</summary>
    PermissionDenied = -1,

    /// <summary>ENOENT.</summary>
    NameNotFound = -2,

    /// <summary>EWOULDBLOCK.</summary>
    WouldBlock = -11,

    /// <summary>ENOMEM.</summary>
    NoMemory = -12,

    /// <summary>EEXIST.</summary>
    AlreadyExists = -17,

    /// <summary>ENODEV.</summary>
    NoInit = -19,

    /// <summary>EINVAL.</summary>
    BadValue = -22,

    /// <summary>EPIPE: the process of the object is gone.</summary>
    DeadObject = -32,

    /// <summary>ENOSYS.</summary>
    InvalidOperation = -38,

    /// <summary>ENODATA: the parcel ends before the value.</summary>
    NotEnoughData = -61,

    /// <summary>EBADMSG: the object does not know the transaction code.</summary>
    UnknownTransaction = -74,

    /// <summary>EOVERFLOW.</summary>
    BadIndex = -75,

    /// <summary>ETIMEDOUT.</summary>
    TimedOut = -110,
}
