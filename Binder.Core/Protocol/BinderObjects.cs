using System.Runtime.InteropServices;

namespace Binder.Protocol;

/// <summary>Types of objects in a transaction. Source: <c>include/uapi/linux/android/binder.h</c>.</summary>
internal static class BinderObjectType
{
    public const uint BINDER_TYPE_BINDER = 0x73622A85;
    public const uint BINDER_TYPE_WEAK_BINDER = 0x77622A85;
    public const uint BINDER_TYPE_HANDLE = 0x73682A85;
    public const uint BINDER_TYPE_WEAK_HANDLE = 0x77682A85;
    public const uint BINDER_TYPE_FD = 0x66642A85;
    public const uint BINDER_TYPE_FDA = 0x66646185;
    public const uint BINDER_TYPE_PTR = 0x70742A85;
}

/// <summary>Flags of a node, given when it is first exported.</summary>
internal static class FlatBinderFlags
{
    public const uint FLAT_BINDER_FLAG_PRIORITY_MASK = 0x00FF;
    public const uint FLAT_BINDER_FLAG_ACCEPTS_FDS = 0x0100;
    public const uint FLAT_BINDER_FLAG_SCHED_POLICY_MASK = 0x0600;
    public const uint FLAT_BINDER_FLAG_INHERIT_RT = 0x0800;
    public const uint FLAT_BINDER_FLAG_TXN_SECURITY_CTX = 0x1000;
}

/// <summary>The numbers of one <c>struct flat_binder_object</c>: 24 bytes. <c>binder</c> holds a handle in its low half for handles.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct flat_binder_object
{
    public uint type;
    public uint flags;
    public ulong binder;
    public ulong cookie;

    public readonly uint handle => (uint)binder;
}

/// <summary><c>struct binder_fd_object</c>: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_fd_object
{
    public uint type;
    public uint pad_flags;
    public uint fd;
    public uint pad_fd;
    public ulong cookie;
}

/// <summary><c>struct binder_buffer_object</c>: 40 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_buffer_object
{
    public const uint BINDER_BUFFER_FLAG_HAS_PARENT = 1;

    public uint type;
    public uint flags;
    public ulong buffer;
    public ulong length;
    public ulong parent;
    public ulong parent_offset;
}

/// <summary><c>struct binder_fd_array_object</c>: 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_fd_array_object
{
    public uint type;
    public uint pad;
    public ulong num_fds;
    public ulong parent;
    public ulong parent_offset;
}
