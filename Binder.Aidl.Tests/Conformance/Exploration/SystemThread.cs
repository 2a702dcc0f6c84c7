using Binder.Aidl.Tests.Conformance.Worker;
using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>A thread of the system that does one thing at a time on request.</summary>
internal sealed class SystemThread : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualResetEventSlim _request = new(initialState: false, spinCount: 0);
    private readonly ManualResetEventSlim _done = new(initialState: true, spinCount: 0);
    private Action? _action;
    private SafeFileHandle? _call;

    public SystemThread()
    {
        using ManualResetEventSlim started = new();
        Thread thread = new(Work) { IsBackground = true, Name = "explorer" };
        thread.Start(started);
        started.Wait();
    }

    public int Tid { get; private set; }

    /// <summary>What was begun is over.</summary>
    public bool IsDone => _done.IsSet;

    public void Run(Action action)
    {
        Begin(action);
        if (!_done.Wait(Patience))
            throw new TimeoutException($"A thread did not come back from the driver for {Patience.TotalSeconds} s.");
    }

    public void Begin(Action action)
    {
        _done.Reset();
        _action = action;
        _request.Set();
    }

    /// <summary>What it waits for matters no more: it may run as soon as it is woken.</summary>
    public void Hurry() => SystemScheduler.Become(Urgency.Step, Tid);

    /// <summary>Waits for the end of what was begun.</summary>
    /// <returns>False if it takes too long.</returns>
    public bool Wait()
    {
        bool isDone = _done.Wait(Patience);
        SystemScheduler.Become(Urgency.Step, Tid);
        return isDone;
    }

    /// <summary>
    /// Waits until it either is done or sleeps in the driver. Whatever wakes it then finishes first, so that it finds all that there is to read.
    /// </summary>
    /// <returns>Whether it is done.</returns>
    public bool Settle()
    {
        while (!_done.Wait(1) && !IsAsleep())
        {
        }

        SystemScheduler.Become(IsDone ? Urgency.Step : Urgency.Waking, Tid);
        return IsDone;
    }

    public void Dispose() => Begin(static () => throw new OperationCanceledException());

    /// <summary>Whether it sleeps in an ioctl.</summary>
    private bool IsAsleep()
    {
        Span<byte> call = stackalloc byte[3];
        return RandomAccess.Read(_call!, call, 0) == call.Length && call.SequenceEqual("16 "u8);
    }

    private void Work(object? started)
    {
        Tid = (int)Native.syscall(Native.SYS_gettid, 0, 0, 0);
        _call = File.OpenHandle($"/proc/self/task/{Tid}/syscall");
        SystemScheduler.Become(Urgency.Step, Tid);
        ((ManualResetEventSlim)started!).Set();
        try
        {
            while (true)
            {
                _request.Wait();
                _request.Reset();
                _action!();
                _done.Set();
            }
        }
        catch (OperationCanceledException)
        {
            _call.Dispose();
            _done.Set();
        }
    }
}
