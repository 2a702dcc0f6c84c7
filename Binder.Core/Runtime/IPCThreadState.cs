using Binder.Devices;
using Binder.Protocol;

namespace Binder;

/// <summary>One thread's conversation with the driver: it sends the thread's calls, runs the calls that come in meanwhile, and knows who is calling.</summary>
public sealed partial class IPCThreadState : IReceivedBuffer
{
    [ThreadStatic]
    private static IPCThreadState? t_serving;

    private readonly BinderDeviceThread _device;
    private readonly CommandBuffer _out = new();
    private readonly ReturnBuffer _in = new();
    private bool _isLooper;

    internal IPCThreadState(ProcessState process, BinderDeviceThread device)
    {
        Process = process;
        _device = device;
        _ownIdentity = new CallerIdentity(Environment.ProcessId, Interop.Libc.GetEffectiveUserId(), null, false);
        _caller = _ownIdentity;
    }

    /// <summary>
    /// The calling thread's state: of the process whose call it serves, also in the continuations of an asynchronous implementation;
    /// else of <see cref="ProcessState.Self"/>.
    /// </summary>
    public static IPCThreadState Self =>
        t_serving ?? (CallFlow.Current?.Process ?? ProcessState.Self).CurrentThread;

    /// <summary>The process that this thread belongs to.</summary>
    public ProcessState Process { get; }

    /// <summary>Whether the thread runs an incoming call now.</summary>
    public bool IsServingCall => t_serving == this;

    /// <summary>The state that serves a call on this thread.</summary>
    internal static IPCThreadState? Serving => t_serving;

    /// <summary>
    /// Makes the calling thread one of the pool: it runs incoming calls until the process is disposed or the driver is gone.
    /// </summary>
    public void JoinThreadPool()
    {
        Process.AddJoinedThread(1);
        try
        {
            JoinThreadPool(isMain: true);
        }
        finally
        {
            Process.AddJoinedThread(-1);
        }
    }

    /// <summary>Waits until a thread of the pool is free: a call that came in now would not have to wait.</summary>
    /// <remarks>A pool that may never have a thread (<see cref="ProcessState.ThreadPoolCapacity"/> of 0) is waited for until it may.</remarks>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The process was disposed.</exception>
    public void BlockUntilThreadAvailable(CancellationToken cancellationToken = default) =>
        ObjectDisposedException.ThrowIf(!Process.Load.WaitForThread(cancellationToken), Process);

    /// <summary>Sends the commands that wait for the next call, such as handles given back.</summary>
    public void FlushCommands()
    {
        while (_out.Length > 0)
        {
            int before = _out.Length;
            if (TalkWithDriver(receive: false, WriteReadMode.Blocking) != Errno.None || _out.Length == before)
                return;
        }
    }

    /// <summary>
    /// Leaves the driver: the commands that wait are sent, and what the driver and the device keep for the calling thread is given back. The
    /// thread's next use of the process starts anew. For threads that end while the process goes on; a thread that ends without it is found by
    /// the garbage collector, except on <c>/dev/binder</c>, where its place in the driver is lost until the process is disposed.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is another thread's state, or the thread serves a call or is one of the pool.</exception>
    public void Leave()
    {
        if (IsBusy || !Process.TryLeave(this))
            throw new InvalidOperationException("Only the thread itself can leave the driver, when it serves no call and is not of the pool.");
    }

    void IReceivedBuffer.FreeBuffer(ulong address, int size) => Process.FreeBuffer(this, address, size);

    internal void JoinThreadPool(bool isMain)
    {
        _isLooper = true;
        _out.Append(isMain ? BinderCommand.BC_ENTER_LOOPER : BinderCommand.BC_REGISTER_LOOPER);
        Errno error = Errno.None;
        while (error == Errno.None && !Process.IsStopping)
            error = GetAndExecuteCommand();

        if (error == Errno.None)
        {
            _out.Append(BinderCommand.BC_EXIT_LOOPER);
            FlushCommands();
        }
        else if (!Process.IsStopping)
        {
            Process.OnDriverGone();
        }

        _isLooper = false;
    }

    /// <summary>Leaves the driver; the thread's next use of binder starts anew.</summary>
    internal void Exit()
    {
        FlushCommands();
        DropPendingReplies();
        _device.Dispose();
    }

    /// <summary>The thread ended without leaving the driver: does so for it and sends what it left behind.</summary>
    internal void Abandon()
    {
        if (_out.Length > 0 && !Process.IsStopping)
            Process.Janitor.Post(_out);
        EndHold();
        _device.Dispose();
    }

    /// <summary>Sends commands at once.</summary>
    internal void Send(CommandBuffer commands)
    {
        _out.Append(commands);
        FlushCommands();
    }

    private Errno GetAndExecuteCommand()
    {
        Errno error = ReceiveReturns(WriteReadMode.UntilWork);
        if (error != Errno.None || _in.IsEmpty)
            return error;

        uint code = _in.ReadCode();
        if (code is BinderReturn.BR_TRANSACTION or BinderReturn.BR_TRANSACTION_SEC_CTX)
            ExecuteAsPartOfLoad(code);
        else
            Execute(code);
        return error;
    }

    private void ExecuteAsPartOfLoad(uint code)
    {
        Process.Load.Begin();
        try
        {
            Execute(code);
        }
        finally
        {
            Process.Load.End();
        }
    }

    private Errno ReceiveReturns(WriteReadMode mode)
    {
        if (!_in.IsEmpty)
            return Errno.None;

        RunQueuedDecrements();
        // A reply with objects or secrets stays whole until the driver says that it has taken it, so that must not wait for the next call.
        return TalkWithDriver(receive: true, _pendingReplyMustEnd ? WriteReadMode.Blocking : mode);
    }

    private Errno TalkWithDriver(bool receive, WriteReadMode mode)
    {
        binder_write_read io = new()
        {
            write_buffer = (ulong)_out.Address,
            write_size = (ulong)_out.Length,
            read_buffer = (ulong)_in.Address,
            read_size = receive ? (ulong)_in.Capacity : 0,
        };

        Errno error;
        do
            error = _device.WriteRead(ref io, mode);
        while (error == Errno.EINTR && !Process.IsStopping);

        _out.RemoveFirst((int)io.write_consumed);
        if (_heldBytes > 0 && _out.Length == 0)
            EndHold();
        _owesAcknowledgement &= _out.Length > 0;
        if (receive)
            _in.Fill(error == Errno.None ? (int)io.read_consumed : 0);
        return error;
    }
}
