using Binder.Protocol;

namespace Binder.Driver;

/// <summary>Why a transaction was refused: the <c>BR_*</c> code for its sender and the errno of the extended error.</summary>
internal readonly record struct BinderFailure(uint Code, Errno Reason)
{
    public static BinderFailure None => default;

    public bool IsSet => Code != 0;

    public static BinderFailure Failed(Errno reason) => new(BinderReturn.BR_FAILED_REPLY, reason);

    public static BinderFailure Dead(Errno reason = Errno.None) => new(BinderReturn.BR_DEAD_REPLY, reason);
}
