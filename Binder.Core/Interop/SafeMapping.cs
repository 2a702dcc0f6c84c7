using System.Runtime.InteropServices;

namespace Binder.Interop;

/// <summary>A range of mapped addresses that is unmapped exactly once.</summary>
internal sealed class SafeMapping : SafeHandle
{
    private readonly nuint _size;

    /// <summary>Takes over a mapping.</summary>
    public SafeMapping(nint address, int size)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _size = (nuint)size;
        SetHandle(address);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The first address, for whoever keeps this object alive while using it.</summary>
    public nint Address => handle;

    protected override bool ReleaseHandle() => Libc.Unmap(handle, _size);
}
