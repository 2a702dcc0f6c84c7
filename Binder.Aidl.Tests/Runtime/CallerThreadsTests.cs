using Xunit;

namespace Binder.Aidl.Tests.Runtime;

public sealed class CallerThreadsTests
{
    private const int MostThreads = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CallerThreads _threads = new(TimeSpan.FromSeconds(10));

    [Fact]
    public async Task ACallWhoseTurnComesWhileItIsCancelledIsCancelled()
    {
        using SemaphoreSlim busy = new(0);
        using CancellationTokenSource cancelled = new();
        Task<Parcel>[] occupants = [.. Enumerable.Range(0, MostThreads).Select(_ => Run(busy.Wait, CancellationToken.None))];
        Task<Parcel> call = Run(static () => { }, cancelled.Token);
        Task<Parcel> next = Run(static () => { }, TestContext.Current.CancellationToken);
        // Callbacks run last in, first out: the turn of the call comes before that of its own.
        using CancellationTokenRegistration first = cancelled.Token.Register(() =>
        {
            busy.Release();
            Assert.True(((IAsyncResult)next).AsyncWaitHandle.WaitOne(Patience));
        });

        await cancelled.CancelAsync();
        busy.Release(MostThreads);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await Task.WhenAll(occupants);
    }

    [Fact]
    public async Task WhatTheCallerHasInItsContextDoesNotStayWithAThread()
    {
        AsyncLocal<string?> local = new() { Value = "the caller's" };
        string? seen = "";

        await Run(() => seen = local.Value, TestContext.Current.CancellationToken);

        Assert.Null(seen);
    }

    [Fact]
    public async Task CallsThatWereGivenUpHoldUpNoOther()
    {
        using SemaphoreSlim hanging = new(0);
        using CancellationTokenSource givenUp = new();
        using CountdownEvent underWay = new(MostThreads);
        Task<Parcel>[] occupants = [.. Enumerable.Range(0, MostThreads).Select(_ => Run(Hang, givenUp.Token))];
        underWay.Wait(Patience, TestContext.Current.CancellationToken);
        Task<Parcel> other = Run(static () => { }, TestContext.Current.CancellationToken);

        await givenUp.CancelAsync();

        await other.WaitAsync(Patience, TestContext.Current.CancellationToken);
        hanging.Release(MostThreads);
        Assert.All(occupants, static call => Assert.True(call.IsCanceled));

        void Hang()
        {
            underWay.Signal();
            hanging.Wait();
        }
    }

    [Fact]
    public async Task AThreadThatEndsLeavesTheDriver()
    {
        string device = $"inproc:{Guid.NewGuid():N}";
        using ProcessState process = ProcessState.Open(device);
        CallerThreads threads = new(idleLifetime: TimeSpan.Zero);

        await threads.Run(
            Parcel.Obtain(),
            _ =>
            {
                process.CurrentThread.FlushCommands();
                Assert.Null(process.GetContextObject());
                return null;
            },
            TestContext.Current.CancellationToken);

        Assert.True(SpinWait.SpinUntil(() => !DriverInspection.Read(device, DriverView.State).Contains("thread ", StringComparison.Ordinal), Patience));
    }

    private Task<Parcel> Run(Action action, CancellationToken cancellationToken) => _threads.Run(
        Parcel.Obtain(),
        _ =>
        {
            action();
            return null;
        },
        cancellationToken);
}
