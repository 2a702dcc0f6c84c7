namespace Binder.Driver;

/// <summary>The memory that a process mapped to receive transactions, as the driver sees and as the process sees it.</summary>
internal abstract class BinderArea
{
    /// <summary>Where the process sees the first byte.</summary>
    public abstract ulong UserAddress { get; }

    /// <summary>Bytes, at most <see cref="Protocol.BinderProtocol.MaxAreaSize"/>.</summary>
    public abstract int Size { get; }

    /// <summary>The driver's writable view of a part; it never reads what it wrote before.</summary>
    public abstract Span<byte> Slice(int offset, int length);
}
