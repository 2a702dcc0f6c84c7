using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

/// <summary>Section K: niceness travels with calls.</summary>
internal sealed class PriorityScenarios : Scenario
{
    [Item(179)]
    [With(0u, -10, -10)]
    [With(0u, 5, 0)]
    public void TheServerRunsAtTheCallersNiceness(uint minimum, int caller, int served) => Serve(minimum, caller, served);

    [Item(180)]
    [With(10u, 15, 10)]
    [With(10u, 3, 3)]
    public void ANodeHasAMinimum(uint minimum, int caller, int served) => Serve(minimum, caller, served);

    [Item(181)]
    public void AOnewayChangesNothingAndWorkIsTakenAtTheNicenessOfTheOpen()
    {
        Stage.Needs(Capability.Priority);
        int before = S.Main.Port.Nice;
        C.Main.Port.Nice = -10;
        C.Main.Write(c => c.Oneway(Handle));
        S.Main.Port.Nice = 5;
        S.Main.Expect("NOOP TXN");
        Check.Equal(before, S.Main.Port.Nice);
    }

    private void Serve(uint minimum, int caller, int served)
    {
        Stage.Needs(Capability.Priority);
        uint handle = Stage.Share(S, C, ptr: 0x8000, flags: 0x100 | minimum);
        int before = S.Main.Port.Nice;
        C.Main.Port.Nice = caller;
        C.Main.Write(c => c.Call(handle));
        S.Main.Expect("NOOP TXN");
        Check.Equal(served, S.Main.Port.Nice, "while it serves");
        S.Main.Write(c => c.Reply());
        Check.Equal(before, S.Main.Port.Nice, "after the reply");
    }
}
