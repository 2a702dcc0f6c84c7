using System.Runtime.InteropServices;
using Binder.Driver;

namespace Binder.Devices.InProcess;

/// <summary>A receive area in the heap that driver and process share, for as long as either has the device or a parcel in it.</summary>
internal sealed class InProcessArea(int size) : BinderArea
{
    private readonly byte[] _bytes = GC.AllocateArray<byte>(size, pinned: true);

    public override ulong UserAddress => (ulong)Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);

    public override int Size => size;

    public override Span<byte> Slice(int offset, int length) => _bytes.AsSpan(offset, length);
}
