using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder.Interop;

/// <summary>A file descriptor of this process that is closed exactly once.</summary>
internal sealed class SafeDescriptor : SafeHandleMinusOneIsInvalid
{
    /// <summary>Made by the marshaller.</summary>
    public SafeDescriptor()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Takes over a descriptor.</summary>
    public SafeDescriptor(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <summary>Whether the call failed. The C library returns an <c>int</c>: the upper half of what the marshaller stores is undefined.</summary>
    public override bool IsInvalid => (int)handle < 0;

    /// <summary>The number, for calls of the one owner who also decides when to close.</summary>
    public int Number => (int)handle;

    protected override bool ReleaseHandle() => Libc.Close((int)handle) == Errno.None;
}
