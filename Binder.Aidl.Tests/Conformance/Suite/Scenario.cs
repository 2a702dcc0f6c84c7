using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>
/// Scenarios of a topic: with a manager M, a server S and a client C that holds a handle of S's node 5000/6000.
/// Each method with an <see cref="ItemAttribute"/> plays in a world of its own.
/// </summary>
internal abstract class Scenario
{
    private Stage? _stage;

    public Stage Stage
    {
        get => _stage ?? throw new InvalidOperationException("The scenario has no stage.");
        set
        {
            _stage = value;
            SetUp();
        }
    }

    protected Actor M { get; private set; } = null!;

    protected Actor S { get; private set; } = null!;

    protected Actor C { get; private set; } = null!;

    /// <summary>C's handle of S's node.</summary>
    protected uint Handle { get; private set; }

    protected IWorld World => Stage.World;

    protected virtual void SetUp()
    {
        M = Stage.Manager;
        S = Stage.Open();
        C = Stage.Open();
        Handle = Stage.Share(S, C);
    }

    /// <summary>C calls S, and S reads the call.</summary>
    protected Received CallAndRead(Action<Message>? message = null, uint flags = TransactionFlag.TF_ACCEPT_FDS)
    {
        C.Main.Write(c => c.Call(Handle, 1, message, flags));
        return S.Main.Expect("NOOP TXN");
    }

    protected bool IsAtLeast(int major, int minor) => World.Version >= new Version(major, minor);

    /// <summary>What the driver holds, where it tells.</summary>
    protected void ExpectHeld(Func<BinderDriverCounts, bool> claim, string about)
    {
        if (World.Counts is { } counts)
            Check.True(claim(counts), $"{about}: {counts}");
    }

    protected void ExpectNoBuffers() => ExpectHeld(static counts => counts.Buffers == 0, "buffers are left");

    /// <summary>C's call was refused, and nothing of it is left.</summary>
    protected void ExpectRefused(Errno reason)
    {
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.ExpectFailure(reason);
        ExpectNoBuffers();
    }
}
