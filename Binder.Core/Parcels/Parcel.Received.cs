using System.Runtime.CompilerServices;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder;

public sealed partial class Parcel
{
    private bool _isReceived;
    private IReceivedBuffer? _receivedOwner;
    private ulong _receivedAddress;

    private StatusCode _readStatus;

    /// <summary>The first status with which a read of this parcel failed, or <see cref="StatusCode.Ok"/>.</summary>
    internal StatusCode ReadStatus
    {
        get
        {
            ThrowIfDisposed();
            return _readStatus;
        }
    }

    /// <summary>Makes the parcel a read-only view of a transaction that arrived; what it held before is given back.</summary>
    /// <param name="data">First byte of the data.</param>
    /// <param name="dataSize">Bytes of data.</param>
    /// <param name="offsets">The objects' offsets, 8 bytes each.</param>
    /// <param name="offsetsSize">Bytes of offsets.</param>
    /// <param name="table">Where handles and local objects are looked up.</param>
    /// <param name="owner">Gets the buffer back, after the descriptors in it were closed; null if nobody wants it.</param>
    /// <param name="bufferAddress">What the owner is told.</param>
    /// <remarks>
    /// Objects whose table is not ascending, overlaps, leaves the data, or names other types than binder, handle and descriptor are all
    /// dropped: reading one is <see cref="StatusCode.BadType"/> then. Source: <c>Parcel::ipcSetDataReference</c>.
    /// </remarks>
    internal unsafe void SetReceived(
        nint data, int dataSize, nint offsets, int offsetsSize, IObjectTable table, IReceivedBuffer? owner, ulong bufferAddress)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dataSize);
        ArgumentOutOfRangeException.ThrowIfNegative(offsetsSize);
        Reset();
        _isReceived = true;
        _receivedOwner = owner;
        _receivedAddress = bufferAddress;
        _table = table;
        _data = (byte*)data;
        _capacity = dataSize;
        _size = dataSize;
        _offsets = (ulong*)offsets;
        _objectCount = offsetsSize / sizeof(ulong);
        MoveTo(0);
        if (_objectCount > 0)
            CheckReceivedObjects();
    }

    private unsafe void CheckReceivedObjects()
    {
        long end = 0;
        bool hasForeignTypes = false;
        for (int index = 0; index < _objectCount; index++)
        {
            ulong offset = _offsets[index];
            if (offset < (ulong)end || offset > (ulong)Math.Max(0, _size - ObjectSize) || _size < ObjectSize)
            {
                _objectCount = 0;
                return;
            }

            end = (long)offset + ObjectSize;
            hasForeignTypes |= TypeAt((int)offset) is not (
                BinderObjectType.BINDER_TYPE_BINDER or BinderObjectType.BINDER_TYPE_HANDLE or BinderObjectType.BINDER_TYPE_FD);
        }

        if (!hasForeignTypes)
            return;
        CloseReceivedDescriptors();
        _objectCount = 0;
    }

    private void ReleaseReceived()
    {
        _readDescriptors?.Clear();
        if (!_isReceived)
        {
            _table = null;
            return;
        }

        IReceivedBuffer? owner = _receivedOwner;
        _receivedOwner = null;
        _isReceived = false;
        _table = null;
        try
        {
            CloseReceivedDescriptors();
        }
        finally
        {
            owner?.FreeBuffer(_receivedAddress, _size);
        }
    }

    // They were made for the receiver; whoever reads one gets a duplicate.
    private unsafe void CloseReceivedDescriptors()
    {
        for (int index = 0; index < _objectCount; index++)
        {
            int offset = (int)_offsets[index];
            if (TypeAt(offset) != BinderObjectType.BINDER_TYPE_FD)
                continue;
            using SafeFileHandle descriptor = new((int)Unsafe.ReadUnaligned<flat_binder_object>(ref At(offset)).handle, ownsHandle: true);
        }
    }

    private uint TypeAt(int offset) => Unsafe.ReadUnaligned<uint>(ref At(offset));
}
