using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>A thread of a virtual process: writes commands, reads returns, or waits for them.</summary>
internal sealed class VirtualThread(VirtualProcess process, int tid)
{
    public const int ReadSize = 256;

    public VirtualProcess Process { get; } = process;

    public int Tid { get; } = tid;

    /// <summary>The driver's thread; a new one after <see cref="Exit"/>.</summary>
    public BinderThread Thread
    {
        get
        {
            BinderThread thread = Driver.GetThread(Process.Proc, Tid);
            thread.Owner = this;
            return thread;
        }
    }

    public int Nice { get; set; }

    public bool IsKnown => Process.Proc.Threads.ContainsKey(Tid);

    /// <summary>A blocking read found nothing and was not woken since.</summary>
    public bool IsParked { get; private set; }

    /// <summary>It was woken and has not read since.</summary>
    public bool IsWoken { get; private set; }

    /// <summary>How often it was woken.</summary>
    public int Wakes { get; private set; }

    /// <summary>The last call, one-way or reply that it read.</summary>
    public Received? LastTransaction { get; private set; }

    public binder_extended_error ExtendedError
    {
        get
        {
            Driver.GetExtendedError(Thread, out binder_extended_error error);
            return error;
        }
    }

    public bool IsReadable => Driver.IsReadable(Thread);

    private BinderDriver Driver => Process.Device.Driver;

    /// <summary>Writes commands that are all to be consumed.</summary>
    public void Write(Action<Commands> build)
    {
        byte[] stream = Commands.Build(Process, build);
        int consumed = 0;
        IsParked = false;
        Check.Equal(Errno.None, Driver.Write(Thread, stream, ref consumed));
        Check.Equal(stream.Length, consumed);
        Driver.EndWriteRead(Thread);
    }

    /// <summary>Writes commands and tells how far the driver came.</summary>
    public (Errno Error, int Consumed) TryWrite(Action<Commands> build, int consumed = 0) =>
        TryWrite(Commands.Build(Process, build), consumed);

    public (Errno Error, int Consumed) TryWrite(byte[] stream, int consumed = 0)
    {
        IsParked = false;
        Errno error = Driver.Write(Thread, stream, ref consumed);
        Driver.EndWriteRead(Thread);
        return (error, consumed);
    }

    /// <summary>Reads without waiting. Nothing to read reads as <c>EAGAIN</c>.</summary>
    public Received Read(int size = ReadSize, int consumed = 0)
    {
        byte[] buffer = new byte[size];
        int end = consumed;
        IsParked = false;
        Errno error = Driver.Read(Thread, buffer, ref end, blocking: false);
        return Note(error, buffer, consumed, end);
    }

    /// <summary>Reads as a blocking thread does; on <c>EAGAIN</c> it is parked.</summary>
    public Received BlockingRead(int size = ReadSize)
    {
        byte[] buffer = new byte[size];
        int end = 0;
        Errno error = Driver.Read(Thread, buffer, ref end, blocking: true);
        IsParked = error == Errno.EAGAIN;
        return Note(error, buffer, 0, end);
    }

    /// <summary>Goes to sleep: there must be nothing to read.</summary>
    public void Park() => Check.Equal("EAGAIN", BlockingRead().ToString());

    public void CancelWait()
    {
        Driver.CancelWait(Thread);
        IsParked = false;
        IsWoken = false;
    }

    /// <summary>Reads until there is nothing more, and acknowledges nodes.</summary>
    public string Settle()
    {
        string all = "";
        for (Received next = Read(); next.Error == Errno.None; next = Read())
        {
            all += next + " ";
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

        return all.TrimEnd();
    }

    public void Exit()
    {
        Driver.ExitThread(Thread);
        IsParked = false;
        IsWoken = false;
    }

    public void FailDelivery() => Driver.FailDelivery(Thread);

    public void OnWake()
    {
        Check.True(IsParked, "Only a waiting thread is woken, and once.");
        IsParked = false;
        IsWoken = true;
        Wakes++;
    }

    /// <summary>The thread has read, and is awake.</summary>
    public void OnRead()
    {
        IsParked = false;
        IsWoken = false;
    }

    private Received Note(Errno error, byte[] buffer, int start, int end)
    {
        IsWoken = false;
        Received received = new(Process, error, buffer.AsMemory(start, end - start), end);
        if (received.HasTransaction)
            LastTransaction = received;
        return received;
    }
}
