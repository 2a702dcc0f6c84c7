using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Devices.Shared;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>Memory that exists in a frame's windows alone.</summary>
internal sealed class FrameSpace : ISpace
{
    /// <summary>Where hostile processes claim to have their area; the first buffers start here.</summary>
    public const ulong Area = 0x7000_0000_0000;

    private const ulong Start = 0x1_0000;

    private readonly List<FrameWindow> _windows = [];
    private readonly List<byte> _bytes = [];

    public int Pid => 0;

    public ulong AreaAddress => Area;

    public ulong Place(ReadOnlySpan<byte> content)
    {
        ulong address = Start + (ulong)_bytes.Count;
        if (content.Length > 0)
            _windows.Add(new FrameWindow { Address = address, Length = (uint)content.Length });
        _bytes.AddRange(content);
        return address;
    }

    public byte[] Peek(ulong address, int length) => throw new NotSupportedException();

    /// <summary>A frame that carries commands and what they refer to.</summary>
    public byte[] Frame(byte[] commands, uint readSpace, WriteReadFlags flags, int descriptors)
    {
        byte[] table = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_windows)).ToArray();
        byte[] names = MemoryMarshal.AsBytes<int>(Enumerable.Range(0, descriptors).ToArray()).ToArray();
        WriteReadFrame frame = new()
        {
            Header = new FrameHeader(
                WriteReadFrame.Size + _bytes.Count + table.Length + names.Length + commands.Length, FrameType.WriteRead, (ushort)flags),
            WriteSize = (uint)commands.Length,
            ReadSpace = readSpace,
            WindowBytes = (uint)_bytes.Count,
            WindowCount = (ushort)_windows.Count,
            DescriptorCount = (ushort)descriptors,
        };
        return [.. MemoryMarshal.AsBytes(new ReadOnlySpan<WriteReadFrame>(in frame)), .. _bytes, .. table, .. names, .. commands];
    }
}
