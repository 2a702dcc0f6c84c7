using System.Security;
using Binder.Aidl.Tests.Generator.Loopback;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

/// <content>Events and permissions between processes.</content>
public abstract partial class RuntimeContract
{
    [Fact]
    public async Task AnEventIsHeardInAnotherProcess()
    {
        Counter counter = new();
        ICounted proxy = Offer<ICounted>(counter, Client);
        Client.StartThreadPool();
        TaskCompletionSource<int> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.Counted += value => heard.TrySetResult(value);

        proxy.Reset(5);

        Assert.Equal(5, await heard.Task.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.False(counter.Removed.Task.IsCompleted);
        ((IDisposable)proxy).Dispose();
        Assert.True(counter.Removed.Task.IsCompleted);
    }

    [Fact]
    public async Task ASubscriptionEndsWithTheSubscribersProcess()
    {
        Counter counter = new();
        ProcessState subscriber = ProcessState.Open(Server.Device);
        Offer<ICounted>(counter, subscriber).Counted += static _ => { };
        Assert.True(counter.HasHandler);

        subscriber.Dispose();

        await counter.Removed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(counter.HasHandler);
        counter.Reset(1);
    }

    [Fact]
    public void WithoutAPermissionCheckerEveryGuardedCallIsRefused()
    {
        Guarded guarded = new();
        IGuarded proxy = Offer<IGuarded>(guarded, Client);

        Assert.All(
            new Action[]
            {
                () => proxy.One(), () => proxy.Any(), () => proxy.All(), () => _ = proxy.Value, () => proxy.Value = 1, () => proxy.Rang += static _ => { },
            },
            static call => Assert.Contains("no permission checker", Assert.Throws<SecurityException>(call).Message, StringComparison.Ordinal));
        Assert.Equal(0, guarded.Calls);
        Assert.Equal(1, proxy.Free());
    }

    [Fact]
    public void ACallerNeedsThePermissionsOfTheMember()
    {
        Guarded guarded = new();
        IGuarded proxy = Offer<IGuarded>(guarded, Client);
        Grants grants = new("a");
        Server.PermissionChecker = grants;

        Assert.Equal((1, 2), (proxy.One(), proxy.Any()));
        Assert.Contains("requires: b", Assert.Throws<SecurityException>(() => proxy.All()).Message, StringComparison.Ordinal);
        Assert.Equal(2, guarded.Calls);
        Assert.Equal(_proxy.CallingPid(), grants.Pid);
        IGuardedWhole whole = Offer<IGuardedWhole>(new GuardedWhole(), Client);
        Assert.Throws<SecurityException>(() => whole.One());

        Server.PermissionChecker = new Grants("a", "b", "whole");
        Assert.Equal(3, proxy.All());
        Assert.Equal(1, whole.One());
    }

    [Fact]
    public void ACheckerThatFailsRefusesTheCall()
    {
        Guarded guarded = new();
        IGuarded proxy = Offer<IGuarded>(guarded, Client);
        Server.PermissionChecker = new BrokenChecker();

        Assert.Throws<InvalidOperationException>(() => proxy.One());
        Assert.Equal(0, guarded.Calls);
    }

    private T Offer<T>(BBinder service, ProcessState client)
        where T : class, IBinderInterface<T>
    {
        string name = $"test.{Guid.NewGuid():N}";
        new ServiceManager(Server).AddService(name, service);
        return new ServiceManager(client).GetService<T>(name)!;
    }

    private sealed class Counter : BnCounted
    {
        private Action<int>? _handlers;

        public override event Action<int> Counted
        {
            add => _handlers += value;
            remove
            {
                _handlers -= value;
                Removed.TrySetResult();
            }
        }

        public TaskCompletionSource Removed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool HasHandler => _handlers is not null;

        public override int Count => 0;

        public override void Reset(int to) => _handlers?.Invoke(to);
    }

    private sealed class Guarded : BnGuarded
    {
        public int Calls { get; private set; }

        public override int Value
        {
            get => ++Calls;
            set => Calls += value;
        }

        public override event Action<int> Rang
        {
            add => Calls++;
            remove => Calls++;
        }

        public override int One() => ++Calls;

        public override int Any() => ++Calls;

        public override int All() => ++Calls;

        public override int Free() => ++Calls;
    }

    private sealed class GuardedWhole : BnGuardedWhole
    {
        public override int One() => 1;
    }

    private sealed class Grants(params string[] permissions) : IPermissionChecker
    {
        public int Pid { get; private set; }

        public bool HasPermission(string permission, int pid, int uid)
        {
            Pid = pid;
            return permissions.Contains(permission);
        }
    }

    private sealed class BrokenChecker : IPermissionChecker
    {
        public bool HasPermission(string permission, int pid, int uid) => throw new InvalidOperationException("no database");
    }
}
