using Binder.Protocol;

namespace Binder;

public sealed partial class Parcel
{
    // Normal policy, nice 19; of no meaning to the driver for these.
    private const uint SchedulingFlags = 0x13;

    /// <summary>Writes an <c>IBinder</c>.</summary>
    /// <remarks>
    /// Layout: <c>struct flat_binder_object</c> (24 bytes), then its <see cref="Stability"/> as <c>int32</c>; an object
    /// that is not marked becomes 12 (system). Source: <c>Parcel::flattenBinder</c>, <c>finishFlattenBinder</c>. The object lives at least as long as it is in the parcel.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The object is null: see <see cref="WriteNullableStrongBinder"/>.</exception>
    /// <exception cref="ObjectDisposedException">The proxy or the parcel is disposed.</exception>
    /// <exception cref="DeadObjectException">The proxy gave its handle back when the object's process died.</exception>
    public void WriteStrongBinder(IBinder value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteBinder(value);
        WriteInt32((int)StabilityOf(value));
    }

    /// <summary>Writes a <c>@nullable IBinder</c>: null is an object of type binder with pointer 0, which no table lists, and stability 0.</summary>
    /// <inheritdoc cref="WriteStrongBinder"/>
    public void WriteNullableStrongBinder(IBinder? value)
    {
        if (value is not null)
        {
            WriteStrongBinder(value);
            return;
        }

        WriteObject(new() { type = BinderObjectType.BINDER_TYPE_BINDER, flags = SchedulingFlags }, isRecorded: false, target: null);
        WriteInt32((int)Stability.Undeclared);
    }

    /// <summary>Reads an <c>IBinder</c>: a local object itself if it came home, else the proxy of a remote one.</summary>
    /// <exception cref="ParcelException">
    /// There is null (<see cref="StatusCode.UnexpectedNull"/>), no binder object (<see cref="StatusCode.BadType"/>), or the end of the parcel.
    /// </exception>
    public IBinder ReadStrongBinder() => TakenOut(ReadBinder());

    /// <summary>Reads a <c>@nullable IBinder</c>.</summary>
    /// <inheritdoc cref="ReadStrongBinder"/>
    public IBinder? ReadNullableStrongBinder() => ReadNullableBinder() is { } binder ? TakenOut(binder) : null;

    /// <summary>Writes an object by its typed interface, as <see cref="WriteStrongBinder"/>.</summary>
    /// <inheritdoc cref="WriteStrongBinder"/>
    public void WriteInterface<T>(T value)
        where T : class, IBinderInterface<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteStrongBinder(BinderOf(value));
    }

    /// <summary>Writes an object or null by its typed interface, as <see cref="WriteNullableStrongBinder"/>.</summary>
    /// <inheritdoc cref="WriteStrongBinder"/>
    public void WriteNullableInterface<T>(T? value)
        where T : class, IBinderInterface<T> => WriteNullableStrongBinder(value is null ? null : BinderOf(value));

    /// <summary>Reads an object as a typed interface: the implementation itself if it lives here, else a new proxy.</summary>
    /// <inheritdoc cref="ReadStrongBinder"/>
    public T ReadInterface<T>()
        where T : class, IBinderInterface<T> => Typed<T>(ReadBinder());

    /// <summary>Reads an object or null as a typed interface.</summary>
    /// <inheritdoc cref="ReadStrongBinder"/>
    public T? ReadNullableInterface<T>()
        where T : class, IBinderInterface<T> => ReadNullableBinder() is { } binder ? Typed<T>(binder) : null;

    // The object without its stability.
    private void WriteBinder(IBinder value)
    {
        if (value is BpBinder proxy)
        {
            WriteProxy(proxy);
        }
        else
        {
            uint flags = (value as BBinder)?.Publish() ?? FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS;
            WriteObject(new() { type = BinderObjectType.BINDER_TYPE_BINDER, flags = flags }, isRecorded: true, value);
        }
    }

    // The parcel is one more use of the proxy: its number in the bytes means the same object until the parcel is disposed.
    private void WriteProxy(BpBinder proxy)
    {
        if (!proxy.TryBeginUse())
            throw proxy.IsAlive ? new ObjectDisposedException(proxy.ToString()) : new DeadObjectException($"{proxy}: cannot be sent, the process of the object is gone.");
        try
        {
            flat_binder_object handle = new()
            {
                type = BinderObjectType.BINDER_TYPE_HANDLE,
                flags = SchedulingFlags,
                binder = proxy.Handle,
            };
            WriteObject(handle, isRecorded: proxy.Handle != 0, proxy);
        }
        catch
        {
            proxy.EndUse();
            throw;
        }
    }

    // A proxy comes with a user of its own, which keeps it from being released before it has others.
    private IBinder ReadBinder()
    {
        int position = _position;
        IBinder? value = ReadNullableBinder();
        if (value is null)
            Fail(StatusCode.UnexpectedNull, $"The binder object at offset {position} is null.");
        return value;
    }

    private IBinder? ReadNullableBinder()
    {
        flat_binder_object flat = TakeObject(out int offset);
        IBinder? value = Unflatten(flat, offset);
        try
        {
            ReadStability(value, offset);
            return value;
        }
        catch
        {
            (value as BpBinder)?.RemoveUser();
            throw;
        }
    }

    // int16 level in an int32, Android 13 and later. Source: libs/binder/Stability.cpp.
    private void ReadStability(IBinder? value, int offset)
    {
        int word = ReadInt32();
        Stability stability = (Stability)word;
        bool isKnown = value is null
            ? stability == Stability.Undeclared
            : stability is Stability.Vendor or Stability.System or Stability.Vintf;
        if (!isKnown)
            Fail(StatusCode.BadType, $"The binder object at offset {offset} has stability {word:x8}.");
        bool fits = value switch
        {
            BpBinder proxy => proxy.TryMark(stability),
            BBinder local => local.TryMark(stability),
            _ => true,
        };
        if (!fits)
            Fail(StatusCode.BadType, $"The binder object at offset {offset} is said to have {stability} stability; it is known with another.");
    }

    private static Stability StabilityOf(IBinder binder) => binder switch
    {
        BpBinder { Stability: not Stability.Undeclared } proxy => proxy.Stability,
        BBinder local => local.Stability,
        _ => Stability.System,
    };

    private static IBinder TakenOut(IBinder binder)
    {
        if (binder is BpBinder proxy)
        {
            proxy.MarkShared();
            proxy.RemoveUser();
        }

        return binder;
    }

    // Its own AsBinder hands the untyped proxy to somebody who may keep it; here it goes no further than into the parcel.
    private static IBinder BinderOf(IInterface value) => value is BinderProxy proxy ? proxy.Remote : value.AsBinder();

    private static T Typed<T>(IBinder binder)
        where T : class, IBinderInterface<T>
    {
        try
        {
            return binder.QueryLocalInterface(T.InterfaceDescriptor) as T ?? T.CreateProxy(binder);
        }
        finally
        {
            (binder as BpBinder)?.RemoveUser();
        }
    }

    // The all-zero forms are the ones that no table lists: null, and the context manager's handle.
    private IBinder? Unflatten(in flat_binder_object flat, int offset)
    {
        bool isListed = IsObject(offset);
        bool isHandle = flat.type == BinderObjectType.BINDER_TYPE_HANDLE;
        if (!isHandle && flat.type != BinderObjectType.BINDER_TYPE_BINDER)
            Fail(StatusCode.BadType, $"The object at offset {offset} is of type {flat.type:x8}, not a binder.");
        if (!isListed && (flat.binder != 0 || flat.cookie != 0))
            Fail(StatusCode.BadType, $"The data at offset {offset} looks like a binder but is none: no object is recorded there.");

        if (!_isReceived)
            return isListed || isHandle ? OwnObject(offset, isContextManager: !isListed) : null;
        if (isHandle)
            return ProxyOf(flat.handle, offset);
        if (flat.binder == 0 && flat.cookie == 0)
            return null;
        IBinder? local = _table!.GetLocal(flat.binder, flat.cookie);
        if (local is null)
            Fail(StatusCode.BadType, $"The binder object at offset {offset} names a local object {flat.binder:x} that is not there.");
        return local;
    }

    private IBinder ProxyOf(uint handle, int offset)
    {
        IBinder? proxy = _table!.GetByHandle(handle);
        if (proxy is null)
            Fail(StatusCode.NoMemory, $"The binder object at offset {offset} is one too many of its sender's user.");
        return proxy;
    }

    private IBinder OwnObject(int offset, bool isContextManager)
    {
        IBinder? binder = FindAttachment(offset) as IBinder;
        if (binder is null && isContextManager && _table is not null)
            return ProxyOf(BinderProtocol.ContextManagerHandle, offset);
        if (binder is null)
            Fail(StatusCode.BadType, $"The data at offset {offset} looks like a binder but is none: no object was written there.");
        (binder as BpBinder)?.AddUser();
        return binder;
    }
}
