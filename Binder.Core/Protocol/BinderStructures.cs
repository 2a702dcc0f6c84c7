using System.Runtime.InteropServices;

namespace Binder.Protocol;

/// <summary><c>struct binder_transaction_data</c>: 64 bytes. <see cref="target"/> is a handle (low half) on the way in, a node's ptr on the way out.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_transaction_data
{
    public ulong target;
    public ulong cookie;
    public uint code;
    public uint flags;
    public int sender_pid;
    public uint sender_euid;
    public ulong data_size;
    public ulong offsets_size;
    public ulong buffer;
    public ulong offsets;
}

/// <summary><c>struct binder_transaction_data_secctx</c>: 72 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_transaction_data_secctx
{
    public binder_transaction_data transaction_data;
    public ulong secctx;
}

/// <summary><c>struct binder_transaction_data_sg</c>: 72 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_transaction_data_sg
{
    public binder_transaction_data transaction_data;
    public ulong buffers_size;
}

/// <summary><c>struct binder_write_read</c>: 48 bytes. Consumed counts are in and out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct binder_write_read
{
    public ulong write_size;
    public ulong write_consumed;
    public ulong write_buffer;
    public ulong read_size;
    public ulong read_consumed;
    public ulong read_buffer;
}

/// <summary><c>struct binder_ptr_cookie</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_ptr_cookie
{
    public ulong ptr;
    public ulong cookie;
}

/// <summary><c>struct binder_handle_cookie</c>: 12 bytes, packed.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_handle_cookie
{
    public uint handle;
    public ulong cookie;
}

/// <summary><c>struct binder_node_debug_info</c>: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_node_debug_info
{
    public ulong ptr;
    public ulong cookie;
    public uint has_strong_ref;
    public uint has_weak_ref;
}

/// <summary><c>struct binder_node_info_for_ref</c>: 24 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_node_info_for_ref
{
    public uint handle;
    public uint strong_count;
    public uint weak_count;
    public uint reserved1;
    public uint reserved2;
    public uint reserved3;
}

/// <summary><c>struct binder_freeze_info</c>: 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_freeze_info
{
    public uint pid;
    public uint enable;
    public uint timeout_ms;
}

/// <summary><c>struct binder_frozen_status_info</c>: 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_frozen_status_info
{
    public uint pid;
    public uint sync_recv;
    public uint async_recv;
}

/// <summary><c>struct binder_extended_error</c>: 12 bytes. <see cref="param"/> is a negative errno or 0.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_extended_error
{
    public uint id;
    public uint command;
    public int param;
}

/// <summary><c>struct binder_frozen_state_info</c>: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct binder_frozen_state_info
{
    public ulong cookie;
    public uint is_frozen;
    public uint reserved;
}
