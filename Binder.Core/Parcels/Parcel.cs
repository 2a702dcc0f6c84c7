using System.Diagnostics;

namespace Binder;

/// <summary>
/// A container of values in Binder's wire format: what a transaction carries. Values are read in the order in which they were written;
/// nothing in the bytes tells their types.
/// </summary>
/// <remarks>
/// <para>Layout: every value starts at a multiple of 4 bytes and is padded with zeros to one; numbers are little-endian.</para>
/// <para>
/// Parcels are pooled: take one with <see cref="Obtain"/>, give it back with <see cref="Dispose"/>, and do not touch it afterwards. A parcel
/// belongs to one thread at a time. One that was received is read in place, in memory that the driver wrote: it is read-only, and its
/// disposal gives that memory back.
/// </para>
/// <para>
/// A parcel belongs to no process while it is written: binder objects and descriptors in it are kept alive, and get their numbers when it is
/// sent. One that is not sent can be read back, which is how a call on a local object works.
/// </para>
/// <para>Source: <c>frameworks/native/libs/binder/Parcel.cpp</c>, Android 14.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Parcel : IDisposable
{
    private const int Pooled = 0;
    private const int Rented = 1;

    private int _state;

    private Parcel() => _smallBuffer = PinnedBufferPool.Allocate(PinnedBufferPool.SmallSize);

    /// <summary>Gives back what a forgotten parcel still holds: the received buffer, descriptors, references to objects.</summary>
    ~Parcel()
    {
        try
        {
            ReleaseContent();
        }
        catch (Exception)
        {
            // An exception of a finalizer would end the process; what could not be given back now goes with the device.
        }
    }

    /// <summary>An empty parcel of this process's pool. Its owner disposes it.</summary>
    public static Parcel Obtain()
    {
        Parcel parcel = ParcelPool.TryTake() ?? new Parcel();
        parcel._state = Rented;
        parcel.UseOwnStorage();
        return parcel;
    }

    /// <summary>
    /// Gives the parcel back to the pool, with all it holds. A second call does nothing, as long as nobody obtained the parcel in between.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _state, Pooled) != Rented)
            return;
        try
        {
            ReleaseContent();
        }
        finally
        {
            DetachStorage();
            if (!ParcelPool.TryReturn(this))
                GC.SuppressFinalize(this);
        }
    }

    /// <summary>Sizes, for debuggers and messages.</summary>
    public override string ToString() =>
        _state == Rented ? $"Parcel: {_size} bytes, position {_position}, {_objectCount} objects" : "Parcel: disposed";

    /// <summary>Makes the parcel empty and writable again; storage of its own is kept, a received buffer is given back.</summary>
    internal void Reset()
    {
        ThrowIfDisposed();
        try
        {
            ReleaseContent();
        }
        finally
        {
            UseOwnStorage();
        }
    }

    private void ReleaseContent()
    {
        try
        {
            ReleaseAttachments();
        }
        finally
        {
            ReleaseReceived();
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_state != Rented, this);
}
