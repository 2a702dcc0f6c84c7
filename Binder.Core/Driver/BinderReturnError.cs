using Binder.Protocol;

namespace Binder.Driver;

/// <summary>A thread's slot for one <c>BR_*</c> code that it has to read; <see cref="BinderReturn.BR_OK"/> while empty.</summary>
internal sealed class BinderReturnError : BinderWork
{
    public BinderReturnError() => Kind = BinderWorkKind.ReturnError;

    public uint Code { get; private set; } = BinderReturn.BR_OK;

    public bool IsSet => Code != BinderReturn.BR_OK;

    public void Set(uint code) => Code = code;

    public uint Take()
    {
        uint code = Code;
        Code = BinderReturn.BR_OK;
        return code;
    }
}
