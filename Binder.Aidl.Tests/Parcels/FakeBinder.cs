using System.Runtime.InteropServices;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>An object that only stands for itself.</summary>
internal sealed class FakeBinder(string descriptor = "fake") : IBinder
{
    public string InterfaceDescriptor => descriptor;

    public bool IsAlive => true;

    public bool Ping() => true;

    public IInterface? QueryLocalInterface(string descriptor) => null;

    public StatusCode Transact(uint code, Parcel data, Parcel reply, TransactionFlags flags) => StatusCode.UnknownTransaction;

    public void LinkToDeath(IDeathRecipient recipient) => throw new InvalidOperationException();

    public bool UnlinkToDeath(IDeathRecipient recipient) => false;

    public void Dump(SafeHandle output, params IReadOnlyList<string> arguments)
    {
    }
}
