using Binder;
using static Examples.Checks;
using FromAidl = Com.Example.Door;
using FromCSharp = DoorLock;
using Version1 = Com.Example.Door.V1;

namespace AndroidInterop;

/// <summary>Clients of version 2, of a lock that was built when there was version 1 only.</summary>
internal static class NewClients
{
    public static void Show(ServiceManager services)
    {
        FromAidl.IDoorLock doorLock = services.WaitForService<FromAidl.IDoorLock>(Locks.Old);
        Check(
            doorLock.GetInterfaceVersion() == 1 && doorLock.GetInterfaceHash() == Version1.IDoorLock.Hash,
            $"version {FromAidl.IDoorLock.Version} calls version {doorLock.GetInterfaceVersion()}, hash {doorLock.GetInterfaceHash()}");

        FromAidl.Visit visit = doorLock.Open(new FromAidl.Credential.Pin("2580"));
        Check(visit is { Visitor: "PIN 2580", SecondsOpen: -1 }, $"a field that the older side does not send has its default: {visit}");

        RemoteException? unknownTag = Throws.From<RemoteException>(() => doorLock.Open(new FromAidl.Credential.Phone("555-0100")));
        Check(unknownTag?.Status == StatusCode.BadValue, $"a member of a union that the older side does not know: {unknownTag?.Message}");

        RemoteException? unknownMethod = Throws.From<RemoteException>(() => doorLock.GetSecondsOpen());
        Check(unknownMethod?.Status == StatusCode.UnknownTransaction, $"a method that the older side does not know: {unknownMethod?.Message}");

        FromCSharp.IDoorLock.SetDefaultImplementation(new WhatOldLocksDo());
        int seconds = services.WaitForService<FromCSharp.IDoorLock>(Locks.Old).SecondsOpen;
        Check(seconds == 3, $"the same with a default implementation: {seconds} seconds");
        Check(doorLock.Visits(9).Count == 1, "what failed has changed nothing");
    }
}

/// <summary>Answers in the place of locks that do not know a method.</summary>
internal sealed class WhatOldLocksDo : FromCSharp.BnDoorLock
{
    public override int SecondsOpen { get => 3; set => throw new NotSupportedException("Old locks open for three seconds."); }

    public override Task<FromCSharp.Visit> OpenAsync(FromCSharp.Credential credential, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override IReadOnlyList<FromCSharp.Visit> Visits(int count) => throw new NotSupportedException();

    public override void SetKeeper(FromCSharp.IDoorKeeper? keeper) => throw new NotSupportedException();
}
