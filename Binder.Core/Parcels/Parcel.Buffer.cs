using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder;

public sealed partial class Parcel
{
    // Larger storage goes back to the pool at once; this much stays with the parcel.
    private const int MostRetained = 16 * 1024;

    private readonly byte[] _smallBuffer;
    private byte[]? _largeBuffer;
    private int _depth;
    private bool _isSensitive;

    // Storage of its own (pinned) or of the driver. Null and limits of 0 while pooled: a stale use ends in the slow path, which throws.
    private unsafe byte* _data;
    private int _capacity;
    private int _size;
    private int _position;

    // Reads and writes that end here or before need no further check: no end of data and no recorded object is in their way.
    // The slow path moves the limits; whatever moves the position backwards or records an object sets them to 0.
    private int _readLimit;
    private int _writeLimit;

    /// <summary>Bytes of data.</summary>
    public int DataSize
    {
        get
        {
            ThrowIfDisposed();
            return _size;
        }
    }

    /// <summary>Where the next value is read or written. May be beyond the end: a write there leaves zeros in between.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int DataPosition
    {
        get
        {
            ThrowIfDisposed();
            return _position;
        }

        set
        {
            ThrowIfDisposed();
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            MoveTo(value);
        }
    }

    /// <summary>Bytes between the position and the end of data.</summary>
    public int DataAvailable
    {
        get
        {
            ThrowIfDisposed();
            return Math.Max(0, _size - _position);
        }
    }

    /// <summary>Bytes that the parcel holds without growing.</summary>
    public int Capacity
    {
        get
        {
            ThrowIfDisposed();
            return _capacity;
        }
    }

    /// <summary>Address of the data; valid until the next write, <see cref="Reset"/> or <see cref="Dispose"/>.</summary>
    internal unsafe nint DataPointer
    {
        get
        {
            ThrowIfDisposed();
            return (nint)_data;
        }
    }

    /// <summary>The data; valid as long as <see cref="DataPointer"/>.</summary>
    internal unsafe ReadOnlySpan<byte> Data
    {
        get
        {
            ThrowIfDisposed();
            return new ReadOnlySpan<byte>(_data, _size);
        }
    }

    /// <summary>Cuts the data off, with the objects that do not fit any more, or extends it with zeros. The position stays inside.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="InvalidOperationException">The parcel was received: it is read-only.</exception>
    /// <exception cref="ParcelException">The size is more than a parcel can hold.</exception>
    public unsafe void SetDataSize(int size)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ThrowIfReadOnly();
        if (size > _size)
        {
            EnsureCapacity(size);
            new Span<byte>(_data + _size, size - _size).Clear();
        }
        else
        {
            DropObjectsBehind(size);
        }

        _size = size;
        MoveTo(Math.Min(_position, size));
    }

    /// <summary>Whether <see cref="MarkSensitive"/> was called.</summary>
    internal bool IsSensitive => _isSensitive;

    /// <summary>The parcel holds a secret: its own storage is overwritten with zeros before anything else can use it.</summary>
    /// <remarks>Received data is the driver's: it is overwritten if the transaction had <see cref="TransactionFlags.ClearBuffer"/>.</remarks>
    public void MarkSensitive()
    {
        ThrowIfDisposed();
        _isSensitive = true;
    }

    private void MoveTo(int position)
    {
        _position = position;
        _readLimit = 0;
        _writeLimit = 0;
    }

    private void Wipe()
    {
        _smallBuffer.AsSpan().Clear();
        _largeBuffer.AsSpan().Clear();
    }

    private unsafe void UseOwnStorage()
    {
        if (_isSensitive)
            Wipe();
        if (_largeBuffer is { Length: > MostRetained })
        {
            PinnedBufferPool.Return(_largeBuffer);
            _largeBuffer = null;
        }

        byte[] buffer = _largeBuffer ?? _smallBuffer;
        _data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(buffer));
        _capacity = buffer.Length;
        _size = 0;
        _readStatus = StatusCode.Ok;
        _depth = 0;
        ClearObjects();
        MoveTo(0);
        _writeLimit = _capacity;
    }

    private unsafe void DetachStorage()
    {
        if (_isSensitive)
        {
            Wipe();
            _isSensitive = false;
        }

        if (_largeBuffer is { Length: > MostRetained })
        {
            PinnedBufferPool.Return(_largeBuffer);
            _largeBuffer = null;
        }

        _data = null;
        _capacity = 0;
        _size = 0;
        ClearObjects();
        MoveTo(0);
    }

    // The next `size` bytes, to be written by the caller; the position is behind them already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe ref byte Reserve(int size)
    {
        if (_position > _writeLimit - size)
            PrepareWrite(size);
        int start = _position;
        int end = start + size;
        _position = end;
        if (end > _size)
            _size = end;
        return ref Unsafe.Add(ref Unsafe.AsRef<byte>(_data), start);
    }

    // The next `size` bytes, to be read by the caller; the position is behind them already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe ref byte Take(int size)
    {
        if (_position > _readLimit - size)
            PrepareRead(size);
        int start = _position;
        _position = start + size;
        return ref Unsafe.Add(ref Unsafe.AsRef<byte>(_data), start);
    }

    // Bytes anywhere inside the data.
    private unsafe ref byte At(int offset) => ref Unsafe.Add(ref Unsafe.AsRef<byte>(_data), offset);

    private Span<byte> ReserveSpan(int size) => MemoryMarshal.CreateSpan(ref Reserve(size), size);

    private ReadOnlySpan<byte> TakeSpan(int size) => MemoryMarshal.CreateReadOnlySpan(ref Take(size), size);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PrepareRead(int size)
    {
        ThrowIfDisposed();
        if (_position > _size - size)
            FailEndOfData(size);
        int limit = NextObject(_position);
        if (limit < _position + size)
            FailOverlap(size, limit);
        _readLimit = Math.Min(limit, _size);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private unsafe void PrepareWrite(int size)
    {
        ThrowIfDisposed();
        ThrowIfReadOnly();
        EnsureCapacity((long)_position + size);
        if (_position > _size)
            new Span<byte>(_data + _size, _position - _size).Clear();
        int limit = NextObject(_position);
        if (limit < _position + size)
        {
            throw new InvalidOperationException(
                $"Cannot write {size} bytes at offset {_position}: the object at offset {limit} would be overwritten.");
        }

        _writeLimit = Math.Min(limit, _capacity);
    }

    private unsafe void EnsureCapacity(long needed)
    {
        if (needed <= _capacity)
            return;
        if (needed > Array.MaxLength)
        {
            throw new ParcelException(
                StatusCode.NoMemory, $"A parcel holds at most {Array.MaxLength} bytes; {needed} are needed, {_size} are there.");
        }

        byte[] larger = PinnedBufferPool.Rent((int)Math.Max(needed, Math.Min(2L * _capacity, Array.MaxLength)));
        Data.CopyTo(larger);
        if (_isSensitive)
            Wipe();
        if (_largeBuffer is not null)
            PinnedBufferPool.Return(_largeBuffer);
        _largeBuffer = larger;
        _data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(larger));
        _capacity = larger.Length;
    }

    private void ThrowIfReadOnly()
    {
        if (_isReceived)
            throw new InvalidOperationException("A received parcel is read-only.");
    }

    [DoesNotReturn]
    private void FailEndOfData(int size) =>
        Fail(StatusCode.NotEnoughData, $"Cannot read {size} bytes at offset {_position}: the parcel has {_size} bytes.");

    [DoesNotReturn]
    private void FailOverlap(int size, int objectOffset)
    {
        int position = _position;
        MoveTo(position + size);
        Fail(StatusCode.PermissionDenied, $"Cannot read {size} bytes at offset {position}: an object is at offset {objectOffset}.");
    }

    [DoesNotReturn]
    private void Fail(StatusCode status, string message)
    {
        if (_readStatus == StatusCode.Ok)
            _readStatus = status;
        CloseReadDescriptors();
        throw new ParcelException(status, message);
    }
}
