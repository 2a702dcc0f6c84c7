using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>A thread of a scenario's process: writes commands, reads returns, or waits for them.</summary>
internal sealed class ActorThread(Actor process, IThreadPort port)
{
    public const int ReadSize = 256;

    public Actor Process => process;

    public IThreadPort Port => port;

    /// <summary>The last call, one-way or reply that it read.</summary>
    public Received? LastTransaction { get; private set; }

    public binder_extended_error ExtendedError => port.GetExtendedError();

    public bool IsReadable => port.IsReadable();

    /// <summary>Whether the read that <see cref="Park"/> started goes on.</summary>
    public bool IsParked => port.IsParked;

    /// <summary>Writes commands that are all to be consumed.</summary>
    public void Write(Action<Commands> build)
    {
        byte[] stream = Commands.Build(process.Port, build);
        WriteReadResult result = port.WriteRead(stream, 0, 0, 0, blocking: false);
        Check.Equal((Errno.None, stream.Length), (result.Error, result.WriteConsumed), "write");
    }

    /// <summary>Writes commands and tells how far the driver came.</summary>
    public (Errno Error, int Consumed) TryWrite(Action<Commands> build, int consumed = 0) =>
        TryWrite(Commands.Build(process.Port, build), consumed);

    public (Errno Error, int Consumed) TryWrite(byte[] stream, int consumed = 0)
    {
        WriteReadResult result = port.WriteRead(stream, consumed, 0, 0, blocking: false);
        return (result.Error, result.WriteConsumed);
    }

    /// <summary>Both halves of one <c>BINDER_WRITE_READ</c>.</summary>
    public (WriteReadResult Result, Received Read) WriteRead(Action<Commands> build, int size = ReadSize, int consumed = 0)
    {
        WriteReadResult result = port.WriteRead(Commands.Build(process.Port, build), 0, size, consumed, blocking: false);
        return (result, Note(result));
    }

    /// <summary>Reads without waiting. Nothing to read reads as <c>EAGAIN</c>.</summary>
    public Received Read(int size = ReadSize, int consumed = 0) => Note(port.WriteRead([], 0, size, consumed, blocking: false));

    /// <summary>Reads what is about to come.</summary>
    public Received Await(int size = ReadSize) => Note(port.WriteRead([], 0, size, 0, blocking: true));

    /// <summary>The next read is exactly this.</summary>
    public Received Expect(string returns, int size = ReadSize, int consumed = 0)
    {
        Received received = Read(size, consumed);
        Check.Equal(returns, received.ToString(), $"pid {process.Pid}");
        return received;
    }

    public void ExpectNothing() => Expect("EAGAIN");

    /// <summary>Goes to sleep: there must be nothing to read.</summary>
    public void Park() => port.Park(ReadSize);

    public void ExpectParked() => Check.True(IsParked, $"pid {process.Pid}: a thread that should wait was woken");

    /// <summary>What the read that was parked came back with.</summary>
    public Received Unpark() => Note(port.Unpark());

    public Received ExpectUnparked(string returns)
    {
        Received received = Unpark();
        Check.Equal(returns, received.ToString(), $"pid {process.Pid}, parked");
        return received;
    }

    /// <summary>The extended error names a failure, and is reset.</summary>
    public void ExpectError(uint command, Errno reason)
    {
        binder_extended_error error = ExtendedError;
        Check.Equal((command, -(int)reason), (error.command, error.param), "extended error");
        Check.True(error.id != 0, "The extended error has no id.");
    }

    public void ExpectFailure(Errno reason) => ExpectError(BinderReturn.BR_FAILED_REPLY, reason);

    public void ExpectNoError()
    {
        binder_extended_error error = ExtendedError;
        Check.Equal((BinderReturn.BR_OK, 0), (error.command, error.param), "extended error");
    }

    /// <summary>Reads until there is nothing more, acknowledges nodes and frees replies.</summary>
    public void Settle()
    {
        for (Received next = Read(); next.Error == Errno.None; next = Read())
        {
            foreach (Returned returned in next.Returns)
            {
                if (returned.Code == BinderReturn.BR_INCREFS)
                    Write(c => c.IncrefsDone(returned.First, returned.Second));
                else if (returned.Code == BinderReturn.BR_ACQUIRE)
                    Write(c => c.AcquireDone(returned.First, returned.Second));
                else if (returned.Code == BinderReturn.BR_REPLY)
                    Write(c => c.FreeBuffer(next));
            }
        }
    }

    public void Exit(bool warm = true) => port.Exit(warm);

    private Received Note(WriteReadResult result)
    {
        Received received = new(process.Port, result.Error, result.Returns, result.ReadConsumed, result.Start);
        if (received.HasTransaction)
            LastTransaction = received;
        return received;
    }
}
