namespace Binder;

/// <summary>The proxy of an object in another process.</summary>
public abstract partial class BpBinder : IBinder
{
    /// <inheritdoc/>
    public abstract string InterfaceDescriptor { get; }

    /// <inheritdoc/>
    public abstract bool IsAlive { get; }

    internal uint Handle { get; init; }

    internal IObjectTable? Table { get; init; }

    /// <inheritdoc/>
    public abstract bool Ping();

    /// <inheritdoc/>
    public abstract IInterface? QueryLocalInterface(string descriptor);

    /// <inheritdoc/>
    public abstract StatusCode Transact(uint code, Parcel data, Parcel reply, TransactionFlags flags = TransactionFlags.None);

    /// <inheritdoc/>
    public abstract void LinkToDeath(IDeathRecipient recipient);

    /// <inheritdoc/>
    public abstract bool UnlinkToDeath(IDeathRecipient recipient);

    /// <inheritdoc/>
    public abstract void Dump(System.Runtime.InteropServices.SafeHandle output, params IReadOnlyList<string> arguments);
}
