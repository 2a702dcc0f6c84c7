using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>One <c>BR_*</c> return.</summary>
/// <param name="First">First word of the payload: ptr, or cookie.</param>
/// <param name="Second">Second word: the cookie behind a ptr, or a frozen state.</param>
internal readonly record struct Returned(uint Code, ulong First = 0, ulong Second = 0)
{
    public override string ToString() => Code switch
    {
        BinderReturn.BR_NOOP => "NOOP",
        BinderReturn.BR_SPAWN_LOOPER => "SPAWN",
        BinderReturn.BR_TRANSACTION => "TXN",
        BinderReturn.BR_TRANSACTION_SEC_CTX => "SEC_CTX",
        BinderReturn.BR_REPLY => "REPLY",
        BinderReturn.BR_TRANSACTION_COMPLETE => "TC",
        BinderReturn.BR_ONEWAY_SPAM_SUSPECT => "SPAM_SUSPECT",
        BinderReturn.BR_TRANSACTION_PENDING_FROZEN => "PENDING_FROZEN",
        BinderReturn.BR_DEAD_REPLY => "DEAD_REPLY",
        BinderReturn.BR_FAILED_REPLY => "FAILED_REPLY",
        BinderReturn.BR_FROZEN_REPLY => "FROZEN_REPLY",
        BinderReturn.BR_ERROR => "ERROR",
        BinderReturn.BR_INCREFS => $"INCREFS({First:x},{Second:x})",
        BinderReturn.BR_ACQUIRE => $"ACQUIRE({First:x},{Second:x})",
        BinderReturn.BR_RELEASE => $"RELEASE({First:x},{Second:x})",
        BinderReturn.BR_DECREFS => $"DECREFS({First:x},{Second:x})",
        BinderReturn.BR_DEAD_BINDER => $"DEAD_BINDER({First:x})",
        BinderReturn.BR_CLEAR_DEATH_NOTIFICATION_DONE => $"CLEAR_DEATH_DONE({First:x})",
        BinderReturn.BR_FROZEN_BINDER => $"FROZEN_BINDER({First:x},{Second:x})",
        BinderReturn.BR_CLEAR_FREEZE_NOTIFICATION_DONE => $"CLEAR_FREEZE_DONE({First:x})",
        _ => $"?{Code:x}",
    };
}
