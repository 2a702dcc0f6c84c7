namespace Binder;

/// <summary>First word of every reply. Source: <c>libs/binder/include/binder/Status.h</c>.</summary>
internal enum ExceptionCode
{
    None = 0,
    Security = -1,
    BadParcelable = -2,
    IllegalArgument = -3,
    NullPointer = -4,
    IllegalState = -5,
    NetworkMainThread = -6,
    UnsupportedOperation = -7,
    ServiceSpecific = -8,
    Parcelable = -9,

    /// <summary>A sized header, then the next exception code.</summary>
    HasNotedAppOpsReplyHeader = -127,

    /// <summary>A sized header, then the results: the call succeeded.</summary>
    HasReplyHeader = -128,
}
