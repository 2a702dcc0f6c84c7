using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder.Devices.Shared;

/// <summary>What a frame is. A response has the number of its request plus one.</summary>
internal enum FrameType : ushort
{
    Hello = 1,
    Welcome = 2,
    ThreadHello = 3,
    ThreadWelcome = 4,
    Map = 5,
    MapResult = 6,
    Control = 7,
    ControlResult = 8,
    WriteRead = 9,
    WriteReadResult = 10,
    ExtendedError = 11,
    ExtendedErrorResult = 12,
    Inspect = 13,
    InspectResult = 14,
}

/// <summary>What the daemon can do for a process beyond the socket.</summary>
[Flags]
internal enum SharedFeatures : uint
{
    None = 0,

    /// <summary>Data that a frame leaves out are read from the process's memory.</summary>
    ReadsMemory = 1,

    /// <summary>Descriptors are taken from the process by their numbers.</summary>
    TakesDescriptors = 2,
}

/// <summary>Begins every frame.</summary>
/// <param name="length">Of the whole frame.</param>
/// <param name="type">What follows.</param>
/// <param name="flags">Meaning depends on the type.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct FrameHeader(int length, FrameType type, ushort flags = 0)
{
    public const int Size = 8;

    public uint Length = (uint)length;
    public FrameType Type = type;
    public ushort Flags = flags;
}

/// <summary>32 bytes that only a process and the daemon know.</summary>
[InlineArray(Size)]
internal struct Secret
{
    public const int Size = 32;

    private byte _first;
}

/// <summary>A process introduces itself.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct HelloFrame
{
    public FrameHeader Header;
    public ulong Magic;
    public uint Version;

    /// <summary>A descriptor of the sender, for the daemon to try whether it can take it.</summary>
    public int ProbeDescriptor;

    /// <summary>Where the sender keeps <see cref="ProbeValue"/>, for the daemon to try whether it can read it.</summary>
    public ulong ProbeAddress;
    public ulong ProbeValue;
}

/// <summary>Answer to <see cref="HelloFrame"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct WelcomeFrame
{
    public FrameHeader Header;
    public ulong Magic;
    public uint Version;
    public int Errno;
    public ulong ProcessId;
    public Secret Secret;
    public SharedFeatures Features;
    public uint Reserved;
}

/// <summary>A thread of a known process introduces itself.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ThreadHelloFrame
{
    public FrameHeader Header;
    public ulong Magic;
    public uint Version;
    public int Tid;
    public ulong ProcessId;
    public Secret Secret;
}

/// <summary>Answer to <see cref="ThreadHelloFrame"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ThreadWelcomeFrame
{
    public FrameHeader Header;
    public int Errno;
    public uint Reserved;
}

/// <summary>Asks for a receive area that the process will see at an address.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MapFrame
{
    public FrameHeader Header;
    public ulong Address;
    public uint Size;
    public uint Reserved;
}

/// <summary>Answer to <see cref="MapFrame"/>; the memory's descriptor travels beside it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MapResultFrame
{
    public FrameHeader Header;
    public int Errno;
    public uint Reserved;
}

/// <summary>Operations of a whole process, one per ioctl.</summary>
internal enum ControlOperation : uint
{
    SetMaxThreads = 1,
    SetContextManager = 2,
    EnableOnewaySpamDetection = 3,
    GetNodeDebugInfo = 4,
    GetNodeInfoForRef = 5,
    Freeze = 6,
    GetFrozenInfo = 7,
    Flush = 8,
    Unmap = 9,
}

/// <summary>Room for the structure of any ioctl.</summary>
[InlineArray(Size)]
internal struct ControlArgument
{
    public const int Size = 24;

    private byte _first;
}

/// <summary>Request and, with an error in place of the operation, response.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ControlFrame
{
    public FrameHeader Header;

    /// <summary><see cref="ControlOperation"/> of a request, errno of a response.</summary>
    public uint OperationOrErrno;
    public uint Reserved;
    public ControlArgument Argument;
}

/// <summary>Asks what the driver holds and does, on a connection that has not greeted.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct InspectFrame
{
    public FrameHeader Header;
    public ulong Magic;
    public uint Version;
    public DriverView View;
    public int Pid;

    /// <summary>1 for JSON, 0 for the kernel's text.</summary>
    public uint AsJson;
}

/// <summary>Answer to <see cref="InspectFrame"/>; the text, UTF-8, is in memory whose descriptor travels beside it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct InspectResultFrame
{
    public FrameHeader Header;
    public int Errno;
    public uint Length;
}

/// <summary>Answer to <see cref="FrameType.ExtendedError"/>, whose request is a header alone.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ExtendedErrorFrame
{
    public FrameHeader Header;
    public int Errno;
    public Protocol.binder_extended_error Error;
}
