using System.Runtime.InteropServices;

namespace Binder.Devices.Shared;

/// <summary>How a <see cref="WriteReadFrame"/> is to be carried out.</summary>
[Flags]
internal enum WriteReadFlags : ushort
{
    None = 0,

    /// <summary><see cref="WriteReadMode.NonBlocking"/>.</summary>
    NonBlocking = 1,

    /// <summary><see cref="WriteReadMode.UntilWork"/>.</summary>
    UntilWork = 2,

    /// <summary>The read buffer has content already: no <c>BR_NOOP</c> at its start.</summary>
    Continues = 4,

    /// <summary>The descriptors of the transaction that was read last found no room in the receiver; acted upon before everything else.</summary>
    DeliveryFailed = 8,

    /// <summary>The rest of the write buffer, and perhaps a read, come in further frames.</summary>
    MoreFollows = 16,
}

/// <summary>
/// A <c>BINDER_WRITE_READ</c>. Behind it: the bytes of the windows, the table of the windows (<see cref="FrameWindow"/>), the numbers of the
/// descriptors that travel beside the frame (4 bytes each), the commands.
/// </summary>
/// <remarks>The table comes last so that a sender may withdraw a window of which it finds too late that it cannot be read.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct WriteReadFrame
{
    public const int Size = 24;

    public FrameHeader Header;
    public uint WriteSize;

    /// <summary>Bytes left in the read buffer; 0 to not read at all.</summary>
    public uint ReadSpace;
    public uint WindowBytes;
    public ushort WindowCount;
    public ushort DescriptorCount;
}

/// <summary>A part of the sender's memory that the commands refer to, copied into the frame.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct FrameWindow
{
    public const int Size = 16;

    public ulong Address;
    public uint Length;

    /// <summary>Not 0 if the bytes in the frame are not those of the memory.</summary>
    public uint Withdrawn;
}

/// <summary>
/// Answer to <see cref="WriteReadFrame"/>. Behind it: the bytes read, the slots (8-byte addresses) for the numbers of the descriptors that
/// travel beside the frame, the slots (4-byte offsets in the area) of descriptors to close.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct WriteReadResultFrame
{
    public const int Size = 24;

    /// <summary>In <see cref="FrameHeader.Flags"/>: the first word of the read buffer becomes <c>BR_SPAWN_LOOPER</c>.</summary>
    public const ushort SpawnLooper = 1;

    public FrameHeader Header;
    public int Errno;
    public uint WriteConsumed;
    public uint ReadSize;
    public ushort SlotCount;
    public ushort CloseCount;
}
