using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// Whose identity a thread and an asynchronous implementation see.
public abstract partial class RuntimeContract
{
    [Fact]
    public async Task AClearedIdentityStaysClearedBehindAnAwaitAndStaysInItsBranch()
    {
        IdentityProbe probe = new();
        _service.OnAddAsync = probe.RunAsync;

        await _proxy.AddAsync(1, 2, TestContext.Current.CancellationToken);

        Assert.Equal(Environment.ProcessId, probe.ClearedPid);
        Assert.True(probe.WasExplicit);
        Assert.Equal(probe.CallerPid, probe.RestoredPid);
        Assert.Equal(probe.CallerPid, probe.OtherBranchPid);
    }

    [Fact]
    public async Task APoolThatACallStartsDoesNotInheritItsContext()
    {
        AsyncLocal<string?> local = new() { Value = "the starter's" };
        string? seen = "";
        DeathAction recipient = new(() => seen = local.Value);
        Client.StartThreadPool();
        _proxy.AsBinder().LinkToDeath(recipient);

        Server.Dispose();
        await recipient.Done.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Null(seen);
    }

    private sealed class IdentityProbe
    {
        public int CallerPid { get; private set; }

        public int ClearedPid { get; private set; }

        public bool WasExplicit { get; private set; }

        public int RestoredPid { get; private set; }

        public int OtherBranchPid { get; private set; }

        public async Task RunAsync()
        {
            CallerPid = IPCThreadState.Self.CallingPid;
            TaskCompletionSource cleared = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Task other = WatchAsync(cleared.Task);
            long token = IPCThreadState.Self.ClearCallingIdentity();
            await Task.Yield();
            ClearedPid = IPCThreadState.Self.CallingPid;
            WasExplicit = IPCThreadState.Self.HasExplicitIdentity;
            cleared.SetResult();
            await other;
            IPCThreadState.Self.RestoreCallingIdentity(token);
            RestoredPid = IPCThreadState.Self.CallingPid;
        }

        private async Task WatchAsync(Task cleared)
        {
            await cleared;
            OtherBranchPid = IPCThreadState.Self.CallingPid;
        }
    }
}
