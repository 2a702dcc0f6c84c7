using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>A receive area that is an array.</summary>
internal sealed class VirtualArea(ulong address, int size) : BinderArea
{
    private readonly byte[] _bytes = new byte[size];

    public override ulong UserAddress { get; } = address;

    public override int Size => _bytes.Length;

    public override Span<byte> Slice(int offset, int length) => _bytes.AsSpan(offset, length);

    /// <summary>What the process sees at one of its addresses.</summary>
    public ReadOnlySpan<byte> At(ulong address, int length) => _bytes.AsSpan((int)(address - UserAddress), length);
}
