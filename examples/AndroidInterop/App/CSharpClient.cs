using System.Diagnostics;
using Binder;
using DoorLock;
using static Examples.Checks;

namespace AndroidInterop;

/// <summary>A client with the contract in C#, of a lock with the contract in AIDL.</summary>
internal static class CSharpClient
{
    public static async Task ShowAsync(ServiceManager services, Process server)
    {
        IDoorLock doorLock = services.WaitForService<IDoorLock>(Locks.Aidl);
        Check(
            doorLock.GetInterfaceVersion() == IDoorLock.Version && doorLock.GetInterfaceHash() == IDoorLock.Hash,
            $"C# asks .aidl: version {doorLock.GetInterfaceVersion()}, hash {doorLock.GetInterfaceHash()}");

        Visit visit = await doorLock.OpenAsync(new Credential.Pin("2580"));
        Check(visit is { Visitor: "PIN 2580", Verdict: Verdict.Opened, SecondsOpen: 10 }, $"C# calls .aidl: {visit}");

        CSharpKeeper keeper = new(unwanted: "card 0BAD");
        doorLock.SetKeeper(keeper);
        visit = await doorLock.OpenAsync(new Credential.Card(new byte[] { 0x0B, 0xAD }));
        Check(visit.Verdict == Verdict.Refused && keeper.Sightings.AskedBy == server.Id, $".aidl calls C# back, in the middle of the call: {visit}");
        Check(keeper.Sightings.Next() == visit, ".aidl tells C# one-way of the same visit");
        Check(doorLock.Visits(2)[0] == visit, "the lists of .aidl are those of C#");

        ArgumentException? refusal = await Throws.From<ArgumentException>(() => doorLock.OpenAsync(new Credential.Pin("123456789")));
        Check(refusal?.Message == "The PIN is too long.", $"an exception of .aidl in C#: {refusal?.Message}");
    }
}
