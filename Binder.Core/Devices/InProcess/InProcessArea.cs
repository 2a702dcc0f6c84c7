using System.Runtime.InteropServices;
using Binder.Driver;

namespace Binder.Devices.InProcess;

/// <summary>A receive area in the heap that driver and process share.</summary>
internal sealed unsafe class InProcessArea : BinderArea
{
    private readonly byte* _start;

    public InProcessArea(int size)
    {
        Size = size;
        _start = (byte*)NativeMemory.AllocZeroed((nuint)size);
    }

    ~InProcessArea() => NativeMemory.Free(_start);

    public override ulong UserAddress => (ulong)_start;

    public override int Size { get; }

    public override Span<byte> Slice(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)offset, (uint)Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Size - offset));
        return new Span<byte>(_start + offset, length);
    }
}
