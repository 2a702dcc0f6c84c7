using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class FreezeNotificationScenarios : Scenario
{
    [Item(173)]
    public void OlderKernelsDoNotKnowTheCommand()
    {
        if (IsAtLeast(6, 12))
            throw new SkipException("this driver knows the command");

        Check.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.RequestFreeze(Handle, Cookie)));
    }

    [Item(173)]
    public void TheStateIsToldOnRequest()
    {
        NeedsTheCommand();
        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        C.Main.Expect("NOOP FROZEN_BINDER(33,0)");
        Check.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.RequestFreeze(Handle, Cookie)));
        Check.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.RequestFreeze(99, Cookie)));
    }

    [Item(174)]
    public void TheLatestStateIsToldAfterTheAcknowledgement()
    {
        Request();
        Freeze(enable: true);
        Freeze(enable: false);
        Freeze(enable: true);
        C.Main.ExpectNothing();
        C.Main.Write(c => c.FreezeDone(Cookie));
        C.Main.Expect("NOOP FROZEN_BINDER(33,1)");
        C.Main.Write(c => c.FreezeDone(Cookie));
        Check.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.FreezeDone(Cookie)));
    }

    [Item(175)]
    public void AChangeBeforeTheReadUpdatesWhatIsTold()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie));
        Freeze(enable: true);
        Freeze(enable: false);
        C.Main.Expect("NOOP FROZEN_BINDER(33,0)");
        C.Main.Write(c => c.FreezeDone(Cookie));
        C.Main.ExpectNothing();
    }

    [Item(176)]
    public void AnIdleNotificationIsClearedAtOnce()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie));
        Check.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.ClearFreeze(Handle, 0x34)));
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        C.Main.Expect("NOOP CLEAR_FREEZE_DONE(33)");
        Check.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.ClearFreeze(Handle, Cookie)));
    }

    [Item(176)]
    public void AnUnacknowledgedNotificationIsClearedAfterTheAcknowledgement()
    {
        Request();
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        C.Main.ExpectNothing();
        C.Main.Write(c => c.FreezeDone(Cookie));
        C.Main.Expect("NOOP CLEAR_FREEZE_DONE(33)");
    }

    [Item(177)]
    public void DeathTellsNothingAboutFreezing()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie));
        S.Close();
        C.Main.ExpectNothing();
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        C.Main.Expect("NOOP CLEAR_FREEZE_DONE(33)");
        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        C.Main.ExpectNothing();
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        C.Main.Expect("NOOP CLEAR_FREEZE_DONE(33)");
    }

    [Item(178)]
    public void AFreezeThatFailsTellsNothing()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie).Oneway(Handle));
        C.Main.Read();
        Check.Equal(Errno.EAGAIN, S.Freeze());
        C.Main.ExpectNothing();
    }

    private const ulong Cookie = 0x33;

    private void Request()
    {
        NeedsTheCommand();
        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        C.Main.Expect("NOOP FROZEN_BINDER(33,0)");
    }

    private void Freeze(bool enable) => Check.Equal(Errno.None, S.Freeze(enable));

    private void NeedsTheCommand()
    {
        if (!IsAtLeast(6, 12))
            throw new SkipException("freeze notifications came with Linux 6.12");
    }
}
