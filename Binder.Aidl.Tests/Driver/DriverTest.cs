using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

/// <summary>
/// A device with a manager M, a server S and a client C that holds a handle of S's node 5000/6000. Ends with everything closed and nothing
/// left behind.
/// </summary>
public abstract class DriverTest : IDisposable
{
    private protected DriverTest(BinderDriverLimits? limits = null)
    {
        Device = new VirtualDevice(limits);
        M = Device.Manager;
        S = Device.Open();
        C = Device.Open();
        Handle = Device.Share(S, C);
    }

    private protected VirtualDevice Device { get; }

    private protected VirtualProcess M { get; }

    private protected VirtualProcess S { get; }

    private protected VirtualProcess C { get; }

    /// <summary>C's handle of S's node.</summary>
    private protected uint Handle { get; }

    public void Dispose()
    {
        Device.CloseAll();
        Assert.Equal(default, Device.Counts);
        GC.SuppressFinalize(this);
    }

    /// <summary>C calls S, and S reads the call.</summary>
    private protected Received CallAndRead(Action<Message>? message = null, uint flags = TransactionFlag.TF_ACCEPT_FDS)
    {
        C.Main.Write(c => c.Call(Handle, 1, message, flags));
        return S.Main.Read();
    }

    private protected static void AssertError(VirtualThread thread, uint command, Errno reason)
    {
        binder_extended_error error = thread.ExtendedError;
        Assert.Equal((command, -(int)reason), (error.command, error.param));
        Assert.NotEqual(0u, error.id);
    }

    private protected static void AssertFailed(VirtualThread thread, Errno reason) => AssertError(thread, BinderReturn.BR_FAILED_REPLY, reason);

    private protected static void AssertNoError(VirtualThread thread)
    {
        binder_extended_error error = thread.ExtendedError;
        Assert.Equal((BinderReturn.BR_OK, 0), (error.command, error.param));
    }
}
