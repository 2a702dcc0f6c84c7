using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Binder;

public sealed partial class Parcel
{
    // "Gather penalties" of StrictMode; readers do not look at it.
    private const int StrictModePolicy = int.MinValue;

    // 'SYST': the platform's objects, as opposed to those of vendor partitions.
    private const int HeaderMagic = 0x53595354;

    /// <summary>Writes the head of a request: what every user transaction begins with.</summary>
    /// <param name="descriptor">Descriptor of the called interface.</param>
    /// <remarks>
    /// Layout: <c>int32</c> strict mode policy, <c>int32</c> work source (<see cref="IPCThreadState.CallingWorkSourceUid"/> if that is propagated, else -1), <c>int32</c> 'SYST', the descriptor as <c>String</c>.
    /// Source: <c>Parcel::writeInterfaceToken</c>, Android 11 and later.
    /// </remarks>
    public void WriteInterfaceToken(string descriptor)
    {
        WriteInt32(StrictModePolicy);
        WriteInt32(WorkSource.Propagated);
        WriteInt32(HeaderMagic);
        WriteString16(descriptor);
    }

    /// <summary>Reads the head of a request and refuses one for another interface.</summary>
    /// <param name="descriptor">Descriptor of this object's interface.</param>
    /// <exception cref="ParcelException">
    /// The request is for another interface, or no request of Android 11 or later: <see cref="StatusCode.BadType"/>.
    /// </exception>
    public void EnforceInterface(string descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (DataAvailable < 4 * sizeof(int))
            FailToken(descriptor, $"only {DataAvailable} bytes");
        ReadInt32();
        int workSource = ReadInt32();
        if (_isReceived && IPCThreadState.Serving is not null)
            WorkSource.Current = new WorkSource(workSource, Propagates: false);
        int magic = ReadInt32();
        if (magic != HeaderMagic)
            FailToken(descriptor, $"header {magic:x8}");
        int length = ReadInt32();
        if (length != descriptor.Length || PaddedUnits(length) > _size - _position)
            FailToken(descriptor, $"a descriptor of {length} UTF-16 units, {_size - _position} bytes are left for it");
        ReadOnlySpan<char> units = MemoryMarshal.Cast<byte, char>(TakeSpan(PaddedUnits(length)));
        if (!units[..length].SequenceEqual(descriptor) || units[length] != 0)
            FailToken(descriptor, $"descriptor '{units[..length]}'");
        GC.KeepAlive(this);
    }

    /// <summary>Whether the request that begins at the position is for the interface. The position stays.</summary>
    /// <param name="descriptor">Descriptor of an interface.</param>
    public bool IsRequestFor(string descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        int length = PaddedUnits(descriptor.Length);
        if (DataAvailable - (4 * sizeof(int)) < length)
            return false;

        int start = _position;
        TakeSpan(2 * sizeof(int));
        bool isMine = ReadInt32() == HeaderMagic && ReadInt32() == descriptor.Length
            && MemoryMarshal.Cast<byte, char>(TakeSpan(length))[..descriptor.Length].SequenceEqual(descriptor);
        MoveTo(start);
        GC.KeepAlive(this);
        return isMine;
    }

    /// <summary>Checks after the last argument that nothing was left unread.</summary>
    /// <exception cref="BadParcelableException">Data is left: the caller knows another version of the method.</exception>
    public void EnforceNoDataAvailable()
    {
        if (DataAvailable == 0)
            return;
        CloseReadDescriptors();
        throw new BadParcelableException($"Parcel data not fully consumed, unread size: {DataAvailable}");
    }

    [DoesNotReturn]
    private void FailToken(string descriptor, string found) =>
        Fail(StatusCode.BadType, $"The request is not for {descriptor}: {found} at offset {_position}.");
}
