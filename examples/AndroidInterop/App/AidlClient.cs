using System.Diagnostics;
using Binder;
using Com.Example.Door;
using static Examples.Checks;

namespace AndroidInterop;

/// <summary>A client with the contract in AIDL, of a lock with the contract in C#.</summary>
internal static class AidlClient
{
    public static void Show(ServiceManager services, Process server)
    {
        IDoorLock doorLock = services.WaitForService<IDoorLock>(Locks.CSharp);
        Check(
            doorLock.GetInterfaceVersion() == IDoorLock.Version && doorLock.GetInterfaceHash() == IDoorLock.Hash,
            $".aidl asks C#: version {doorLock.GetInterfaceVersion()}, hash {doorLock.GetInterfaceHash()}");

        Visit visit = doorLock.Open(new Credential.Pin("2580"));
        Check(visit is { Visitor: "PIN 2580", Verdict: Verdict.Opened, SecondsOpen: 10 }, $".aidl calls C#: {visit}");

        AidlKeeper keeper = new(unwanted: "card 0BAD");
        doorLock.SetKeeper(keeper);
        visit = doorLock.Open(new Credential.Card([0x0B, 0xAD]));
        Check(visit.Verdict == Verdict.Refused && keeper.Sightings.AskedBy == server.Id, $"C# calls .aidl back, in the middle of the call: {visit}");
        Check(keeper.Sightings.Next() == visit, "C# tells .aidl one-way of the same visit");
        Check(doorLock.Visits(2)[0] == visit, "the lists of C# are those of .aidl");

        ArgumentException? refusal = Throws.From<ArgumentException>(() => doorLock.Open(new Credential.Pin("123456789")));
        Check(refusal?.Message == "The PIN is too long.", $"an exception of C# in .aidl: {refusal?.Message}");
    }
}
