using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder;

/// <summary>
/// The proxy of an object in another process: one per handle and process while in use. The far object lives at least as long as the
/// proxy. Disposing the proxy, or its collection, gives the handle back.
/// </summary>
public sealed partial class BpBinder : IBinder, IDisposable
{
    private const int Released = int.MinValue;

    private readonly Lock _gate = new();
    private string? _descriptor;

    // Typed proxies, and whoever is about to make one. The maker of this proxy is the first.
    private int _users = 1;
    private bool _isShared;

    // Calls under way and parcels that contain the handle; with the sign bit, the last of them gives it back.
    private int _uses;
    private volatile bool _isDead;
    private int _stability;

    // The user on whose account the proxy is; null while proxies are not counted.
    private readonly int? _trackedUid;

    internal BpBinder(ProcessState process, uint handle, int? trackedUid = null)
    {
        Process = process;
        Handle = handle;
        _trackedUid = trackedUid;
    }

    /// <summary>Gives the handle back.</summary>
    /// <remarks>A proxy with recipients is held by its process, so that there is no notification to clear.</remarks>
    ~BpBinder() => GiveBack(MarkReleased(onlyIfUnused: false));

    /// <inheritdoc/>
    public string InterfaceDescriptor => _descriptor ??= AskInterfaceDescriptor();

    /// <inheritdoc/>
    public bool IsAlive => !_isDead;

    /// <summary>The stability with which the object arrived.</summary>
    public Stability Stability => Handle == BinderProtocol.ContextManagerHandle ? Stability.System : (Stability)Volatile.Read(ref _stability);

    /// <summary>The object's number in this process; 0 is the context manager.</summary>
    internal uint Handle { get; }

    /// <summary>The process that holds the handle.</summary>
    internal ProcessState Process { get; }

    /// <summary>Where the handle is valid.</summary>
    internal IObjectTable Table => Process;

    /// <summary>Whether the handle was given back, or is once the last call under way with it is over.</summary>
    internal bool IsReleased => Volatile.Read(ref _uses) < 0;

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
        if (code is >= IBinder.FirstCallTransaction and <= IBinder.LastCallTransaction && !MayCall)
            return StatusCode.BadType;
        if (!TryBeginUse())
            return _isDead ? StatusCode.DeadObject : throw new ObjectDisposedException(nameof(BpBinder));

        try
        {
            StatusCode status = Process.CurrentThread.Transact(Handle, code, data, reply, flags);
            if (status == StatusCode.DeadObject)
                _isDead = true;
            return status;
        }
        finally
        {
            EndUse();
        }
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
    /// Gives the handle back for every user of this proxy in the process; later use throws <see cref="ObjectDisposedException"/>. Calls that
    /// are under way run to their end, and parcels that contain the proxy keep the object.
    /// Disposing a typed proxy (<c>BpX</c>) is gentler: it does so only when it was the last user.
    /// </summary>
    public void Dispose()
    {
        Release(onlyIfUnused: false);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override string ToString() => $"BpBinder {{ {Process.Device} handle {Handle}{(_isDead ? ", dead" : "")} }}";

    /// <summary>A typed proxy begins to use this one.</summary>
    internal void AddUser()
    {
        lock (_gate)
            _users++;
    }

    /// <summary>As <see cref="AddUser"/>, unless the handle was given back.</summary>
    internal bool TryAddUser()
    {
        lock (_gate)
        {
            if (IsReleased)
                return false;
            _users++;
            return true;
        }
    }

    /// <summary>A typed proxy was disposed. The last one gives the handle back, if nobody took the untyped proxy out.</summary>
    internal void RemoveUser()
    {
        lock (_gate)
        {
            if (--_users > 0 || _isShared)
                return;
        }

        Release(onlyIfUnused: true);
    }

    /// <summary>Somebody holds the untyped proxy, for an unknown time.</summary>
    internal void MarkShared()
    {
        lock (_gate)
            _isShared = true;
    }

    /// <summary>Who holds the object strongly, this process included; only the context manager is told.</summary>
    /// <returns>Null if the driver does not say.</returns>
    internal int? CountStrongReferences()
    {
        if (!TryBeginUse())
            return null;
        try
        {
            return Process.CountStrongReferences(Handle);
        }
        finally
        {
            EndUse();
        }
    }

    /// <summary>Keeps the handle until <see cref="EndUse"/>, so that its number cannot come to mean another object meanwhile.</summary>
    /// <returns>False if it was given back.</returns>
    internal bool TryBeginUse()
    {
        int uses = Volatile.Read(ref _uses);
        while (uses >= 0)
        {
            int seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
                return true;
            uses = seen;
        }

        return false;
    }

    /// <summary>Ends one <see cref="TryBeginUse"/>.</summary>
    internal void EndUse()
    {
        if (Interlocked.Decrement(ref _uses) == Released)
            Process.ReleaseHandle(Handle);
    }

    /// <summary>The handle could not be acquired: there is nothing to give back.</summary>
    internal void Abandon()
    {
        Interlocked.Or(ref _uses, Released);
        EndTracking();
    }

    internal void ThrowUnlessOk(StatusCode status, string operation)
    {
        if (status != StatusCode.Ok)
            throw Process.Explain(status, $"{_descriptor ?? $"handle {Handle}"} {operation}");
    }

    /// <summary>Marks a proxy that has no stability yet.</summary>
    /// <returns>False if it has another.</returns>
    internal bool TryMark(Stability stability)
    {
        if (Handle == BinderProtocol.ContextManagerHandle)
            return true;
        Stability before = (Stability)Interlocked.CompareExchange(ref _stability, (int)stability, (int)Stability.Undeclared);
        return before == Stability.Undeclared || before == stability;
    }

    // A proxy that never came in a parcel, as the context manager's, is taken for one of the system.
    private bool MayCall => Stability is Stability.Undeclared || (Stability & Stability.System) == Stability.System;

    private string AskInterfaceDescriptor()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        ThrowUnlessOk(Transact(SystemTransactions.Interface, data, reply), "interface descriptor");
        return reply.ReadString16();
    }

    private void Release(bool onlyIfUnused)
    {
        int uses;
        lock (Process.DeathLinks.Order)
        {
            uses = MarkReleased(onlyIfUnused);
            if (uses >= 0)
                ClearDeathLinkInOrder();
        }

        if (uses >= 0)
        {
            lock (Process.FreezeLinks.Order)
                ClearFreezeLinkInOrder();
        }

        GiveBack(uses);
    }

    // What uses the handle still has; negative if it stays, or was released before.
    private int MarkReleased(bool onlyIfUnused)
    {
        lock (_gate)
            return onlyIfUnused && (_users > 0 || _isShared) ? -1 : Interlocked.Or(ref _uses, Released);
    }

    private void GiveBack(int uses)
    {
        if (uses < 0)
            return;
        EndTracking();
        Process.Forget(this);
        if (uses == 0)
            Process.ReleaseHandle(Handle);
    }

    private void EndTracking()
    {
        if (_trackedUid is { } uid)
            Process.ProxyCounter.Remove(uid);
    }
}
