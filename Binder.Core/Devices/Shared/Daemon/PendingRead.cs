namespace Binder.Devices.Shared;

/// <summary>The read half of a <c>BINDER_WRITE_READ</c> from its request to its response.</summary>
internal sealed class PendingRead
{
    private byte[] _produced = new byte[16]; // BR_NOOP and BR_TRANSACTION_COMPLETE, mostly
    private int _length;

    public int Space { get; private set; }

    public WriteReadFlags Flags { get; private set; }

    /// <summary>What the write half came to.</summary>
    public int WriteConsumed { get; private set; }

    public ReadOnlySpan<byte> Produced => _produced.AsSpan(0, _length);

    public void Begin(int space, WriteReadFlags flags, int writeConsumed)
    {
        Space = space;
        Flags = flags;
        WriteConsumed = writeConsumed;
        _length = 0;
    }

    /// <summary>Keeps what was read so far while there is nothing more.</summary>
    public void Keep(ReadOnlySpan<byte> produced)
    {
        if (_produced.Length < produced.Length)
            _produced = new byte[produced.Length * 2];
        produced.CopyTo(_produced);
        _length = produced.Length;
    }
}
