using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder;

public sealed partial class Parcel
{
    // sizeof(struct flat_binder_object): every kind of object that parcels hold takes as much.
    private const int ObjectSize = 24;
    private const int MostRetainedObjects = 64;

    // Ascending offsets, ObjectSize apart at least: of the driver's memory, or of _ownOffsets (pinned).
    private unsafe ulong* _offsets;
    private int _objectCount;
    private ulong[]? _ownOffsets;

    private ParcelAttachment[] _attachments = [];
    private int _attachmentCount;
    private int _attachmentHint;

    // How many attachments have their numbers of _table already.
    private int _flattened;
    private IObjectTable? _table;

    /// <summary>Objects in the data: binders other than null and the context manager, and descriptors.</summary>
    internal int ObjectCount
    {
        get
        {
            ThrowIfDisposed();
            return _objectCount;
        }
    }

    /// <summary>Address of the objects' offsets, 8 bytes each; valid as long as <see cref="DataPointer"/>.</summary>
    internal unsafe nint OffsetsPointer
    {
        get
        {
            ThrowIfDisposed();
            return (nint)_offsets;
        }
    }

    /// <summary>The objects' offsets; valid as long as <see cref="DataPointer"/>.</summary>
    internal unsafe ReadOnlySpan<ulong> Offsets
    {
        get
        {
            ThrowIfDisposed();
            return new ReadOnlySpan<ulong>(_offsets, _objectCount);
        }
    }

    /// <summary>Gives the objects their numbers in the process that sends the parcel. May be repeated after more was written.</summary>
    /// <exception cref="InvalidOperationException">
    /// A proxy belongs to another process, or an object is neither a local one nor a proxy.
    /// </exception>
    internal void Flatten(IObjectTable table)
    {
        ThrowIfDisposed();
        if (_isReceived)
        {
            if (_table != table)
                throw new InvalidOperationException("A received parcel can only be sent on by the process that received it.");
            return;
        }

        if (_table != table)
        {
            UnexportAll();
            _table = table;
        }

        for (; _flattened < _attachmentCount; _flattened++)
            Flatten(ref _attachments[_flattened], table);
    }

    private void Flatten(ref ParcelAttachment attachment, IObjectTable table)
    {
        switch (attachment.Target)
        {
            case BBinder local:
                (ulong ptr, ulong cookie) = table.Export(local);
                attachment.Ptr = ptr;
                ref flat_binder_object place = ref Unsafe.As<byte, flat_binder_object>(ref At(attachment.Offset));
                place.binder = ptr;
                place.cookie = cookie;
                break;
            case BpBinder proxy when proxy.Table != table:
                throw new InvalidOperationException(
                    $"The proxy at offset {attachment.Offset} (handle {proxy.Handle}) belongs to another process than the sender.");
            case IBinder other and not BpBinder:
                throw new InvalidOperationException(
                    $"The object at offset {attachment.Offset} is a {other.GetType()}: only a BBinder or a BpBinder can be sent.");
            default:
                break;
        }
    }

    // Everything but null has a target, so that the attachments are as ascending as the offsets.
    private void WriteObject(in flat_binder_object value, bool isRecorded, object? target)
    {
        int offset = _position;
        if (target is not null && _attachmentCount > 0 && _attachments[_attachmentCount - 1].Offset >= offset)
        {
            throw new InvalidOperationException(
                $"An object at offset {offset} cannot be written after one at offset {_attachments[_attachmentCount - 1].Offset}.");
        }

        Unsafe.WriteUnaligned(ref Reserve(ObjectSize), value);
        if (isRecorded)
            Record(offset);
        if (target is not null)
            Attach(offset, target);
    }

    private flat_binder_object TakeObject(out int offset)
    {
        offset = _position;
        if (offset > _size - ObjectSize)
        {
            ThrowIfDisposed();
            FailEndOfData(ObjectSize);
        }

        flat_binder_object value = Unsafe.ReadUnaligned<flat_binder_object>(ref At(offset));
        _position = offset + ObjectSize;
        GC.KeepAlive(this);
        return value;
    }

    private bool IsObject(int offset) => NextObject(offset) == offset;

    // Offset of the first object that ends behind the position: the first that is in the way of a plain value there.
    private unsafe int NextObject(int position)
    {
        int low = 0;
        int high = _objectCount;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if ((long)_offsets[middle] + ObjectSize <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low == _objectCount ? int.MaxValue : (int)_offsets[low];
    }

    private unsafe void Record(int offset)
    {
        if (_ownOffsets is null || _ownOffsets.Length == _objectCount)
            GrowOffsets();
        _offsets[_objectCount++] = (ulong)offset;
        _readLimit = 0;
    }

    private unsafe void GrowOffsets()
    {
        ulong[] larger = GC.AllocateUninitializedArray<ulong>(Math.Max(4, _objectCount * 2), pinned: true);
        Offsets.CopyTo(larger);
        _ownOffsets = larger;
        _offsets = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(larger));
    }

    private unsafe void ClearObjects()
    {
        if (_ownOffsets is { Length: > MostRetainedObjects })
            _ownOffsets = null;
        _offsets = _ownOffsets is null ? null : (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_ownOffsets));
        _objectCount = 0;
    }

    private unsafe void DropObjectsBehind(int size)
    {
        while (_objectCount > 0 && (long)_offsets[_objectCount - 1] + ObjectSize > size)
            _objectCount--;
        while (_attachmentCount > 0 && _attachments[_attachmentCount - 1].Offset + ObjectSize > size)
            DropLastAttachment();
    }

    private void Attach(int offset, object target)
    {
        if (_attachments.Length == _attachmentCount)
            Array.Resize(ref _attachments, Math.Max(4, _attachmentCount * 2));
        _attachments[_attachmentCount++] = new ParcelAttachment(offset, target);
    }

    // Reads come in the order of writes: the one after the last found is the likely one.
    private object? FindAttachment(int offset)
    {
        for (int tried = 0; tried < _attachmentCount; tried++)
        {
            int index = _attachmentHint < _attachmentCount ? _attachmentHint : 0;
            _attachmentHint = index + 1;
            if (_attachments[index].Offset == offset)
                return _attachments[index].Target;
        }

        return null;
    }

    private void DropLastAttachment()
    {
        ParcelAttachment last = _attachments[--_attachmentCount];
        _attachments[_attachmentCount] = default;
        bool wasFlattened = _flattened > _attachmentCount;
        _flattened = Math.Min(_flattened, _attachmentCount);
        if (last.Target is SafeHandle handle)
            handle.DangerousRelease();
        else if (last.Target is BpBinder proxy)
            proxy.EndUse();
        else if (wasFlattened && last.Target is BBinder)
            _table!.Unexport(last.Ptr);
    }

    private void UnexportAll()
    {
        while (_flattened > 0)
        {
            ParcelAttachment attachment = _attachments[--_flattened];
            if (attachment.Target is BBinder)
                _table!.Unexport(attachment.Ptr);
        }
    }

    private void ReleaseAttachments()
    {
        while (_attachmentCount > 0)
            DropLastAttachment();
        if (_attachments.Length > MostRetainedObjects)
            _attachments = [];
        _attachmentHint = 0;
        _flattened = 0;
    }
}
