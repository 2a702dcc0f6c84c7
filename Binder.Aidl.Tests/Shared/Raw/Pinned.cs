using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>Bytes that stay where they are, so that commands can name their address.</summary>
internal sealed unsafe class Pinned
{
    private readonly byte[] _bytes;

    public Pinned(int length)
    {
        _bytes = GC.AllocateArray<byte>(Math.Max(length, 1), pinned: true);
        Length = length;
    }

    public Pinned(ReadOnlySpan<byte> bytes)
        : this(bytes.Length) => bytes.CopyTo(_bytes);

    public int Length { get; }

    public ulong Address => (ulong)Unsafe.AsPointer(ref _bytes[0]);

    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    public byte[] Content => Bytes.ToArray();

    public static Pinned Of<T>(params ReadOnlySpan<T> values)
        where T : unmanaged => new(MemoryMarshal.AsBytes(values));

    /// <summary>Bytes that differ from place to place.</summary>
    public static Pinned Pattern(int length)
    {
        Pinned pinned = new(length);
        for (int i = 0; i < length; i++)
            pinned.Bytes[i] = (byte)((i * 31) + (i >> 8));
        return pinned;
    }

    public static Pinned Descriptor(int number) =>
        Of(new binder_fd_object { type = BinderObjectType.BINDER_TYPE_FD, fd = (uint)number, cookie = 77 });
}
