using System.Runtime.InteropServices;

namespace Binder;

/// <summary>
/// The proxy of an object in another process: one per handle and process while in use. The far object lives at least as long as the
/// proxy. Disposing the proxy, or its collection, gives the handle back.
/// </summary>
public sealed partial class BpBinder : IBinder, IDisposable
{
    private readonly Lock _gate = new();
    private string? _descriptor;
    private int _typedUsers;
    private bool _isShared;
    private volatile bool _isReleased;
    private volatile bool _isDead;

    internal BpBinder(ProcessState process, uint handle)
    {
        Process = process;
        Handle = handle;
    }

    /// <summary>Gives the handle back.</summary>
    ~BpBinder() => ReleaseHandle();

    /// <inheritdoc/>
    public string InterfaceDescriptor => _descriptor ??= AskInterfaceDescriptor();

    /// <inheritdoc/>
    public bool IsAlive => !_isDead;

    /// <summary>The object's number in this process; 0 is the context manager.</summary>
    internal uint Handle { get; }

    /// <summary>The process that holds the handle.</summary>
    internal ProcessState Process { get; }

    /// <summary>Where the handle is valid.</summary>
    internal IObjectTable Table => Process;

    /// <summary>Whether the handle was given back.</summary>
    internal bool IsReleased => _isReleased;

    /// <inheritdoc/>
    public bool Ping()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        return Transact(SystemTransactions.Ping, data, reply) == StatusCode.Ok;
    }

    /// <summary>Always null: the object lives in another process.</summary>
    /// <inheritdoc/>
    public IInterface? QueryLocalInterface(string descriptor) => null;

    /// <inheritdoc/>
    public StatusCode Transact(uint code, Parcel data, Parcel reply, TransactionFlags flags = TransactionFlags.None)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(reply);
        if (_isDead)
            return StatusCode.DeadObject;
        ObjectDisposedException.ThrowIf(_isReleased, this);

        StatusCode status = Process.CurrentThread.Transact(Handle, code, data, reply, flags);
        if (status == StatusCode.DeadObject)
            _isDead = true;
        GC.KeepAlive(this);
        return status;
    }

    /// <inheritdoc/>
    public void Dump(SafeHandle output, params IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(arguments);
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        data.WriteFileDescriptor(output);
        data.WriteList<string, String16Marshaller>(arguments);
        ThrowUnlessOk(Transact(SystemTransactions.Dump, data, reply), "dump");
    }

    /// <summary>
    /// Gives the handle back at once, for every user of this proxy in the process; later use throws <see cref="ObjectDisposedException"/>.
    /// Disposing a typed proxy (<c>BpX</c>) is gentler: it does so only when it was the last user.
    /// </summary>
    public void Dispose()
    {
        ReleaseHandle();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override string ToString() => $"BpBinder {{ {Process.Device} handle {Handle}{(_isDead ? ", dead" : "")} }}";

    /// <summary>A typed proxy begins to use this one.</summary>
    internal void AddTypedUser() => Interlocked.Increment(ref _typedUsers);

    /// <summary>A typed proxy was disposed. The last one gives the handle back, if nobody took the untyped proxy out.</summary>
    internal void RemoveTypedUser()
    {
        if (Interlocked.Decrement(ref _typedUsers) == 0 && !_isShared)
            Dispose();
    }

    /// <summary>Somebody holds the untyped proxy, for an unknown time.</summary>
    internal void MarkShared() => _isShared = true;

    internal void ThrowUnlessOk(StatusCode status, string operation)
    {
        if (status != StatusCode.Ok)
            throw Process.Explain(status, $"{_descriptor ?? $"handle {Handle}"} {operation}");
    }

    private string AskInterfaceDescriptor()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        ThrowUnlessOk(Transact(SystemTransactions.Interface, data, reply), "interface descriptor");
        return reply.ReadString16();
    }

    private void ReleaseHandle()
    {
        lock (_gate)
        {
            if (_isReleased)
                return;
            _isReleased = true;
        }

        DropDeathLink();
        Process.ReleaseHandle(this);
    }
}
