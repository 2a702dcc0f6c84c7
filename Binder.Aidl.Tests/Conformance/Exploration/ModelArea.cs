using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>A receive area that is an array.</summary>
internal sealed class ModelArea(ulong address, int size) : BinderArea
{
    private readonly byte[] _bytes = new byte[size];

    public override ulong UserAddress => address;

    public override int Size => _bytes.Length;

    public override Span<byte> Slice(int offset, int length) => _bytes.AsSpan(offset, length);
}
