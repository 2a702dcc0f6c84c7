using System.Runtime.InteropServices;

namespace Binder.Aidl.Tests.Generator.Loopback;

/// <summary>A local object that looks remote: calls go through parcels, and no driver is needed.</summary>
internal sealed class LoopbackBinder(BBinder target) : IBinder
{
    /// <summary>Changes the request before it arrives.</summary>
    public Action<Parcel>? Tamper { get; set; }

    public string InterfaceDescriptor => target.InterfaceDescriptor;

    public bool IsAlive => true;

    public bool Ping() => true;

    public IInterface? QueryLocalInterface(string descriptor) => null;

    public StatusCode Transact(uint code, Parcel data, Parcel reply, TransactionFlags flags = TransactionFlags.None)
    {
        Tamper?.Invoke(data);
        return target.Transact(code, data, reply, flags);
    }

    public void LinkToDeath(IDeathRecipient recipient) => throw new NotSupportedException();

    public bool UnlinkToDeath(IDeathRecipient recipient) => false;

    public void Dump(SafeHandle output, params IReadOnlyList<string> arguments) => throw new NotSupportedException();
}
