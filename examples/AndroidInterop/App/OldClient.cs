using Binder;
using Com.Example.Door.V1;
using static Examples.Checks;

namespace AndroidInterop;

/// <summary>A client that was built when there was version 1 only, of newer locks.</summary>
internal static class OldClient
{
    public static void Show(ServiceManager services)
    {
        foreach (string name in (string[])[Locks.CSharp, Locks.Aidl])
        {
            IDoorLock doorLock = services.WaitForService<IDoorLock>(name);
            OldKeeper keeper = new(unwanted: "nobody");
            doorLock.SetKeeper(keeper);
            Visit visit = doorLock.Open(new Credential.Card([0xCA, 0xFE]));
            Check(
                doorLock.GetInterfaceVersion() > IDoorLock.Version && visit is { Visitor: "card CAFE", Verdict: Verdict.Opened },
                $"version {IDoorLock.Version} calls version {doorLock.GetInterfaceVersion()} of {name}, and skips the field that it does not know: {visit}");
            Check(doorLock.Visits(3) is [{ Number: > 2 } newest, { Number: > 1 }, { Number: > 0 }] && newest == visit, "it skips it in lists, too");
            Check(keeper.Sightings.Next() == visit, "it skips it when it is called back");
        }
    }
}
