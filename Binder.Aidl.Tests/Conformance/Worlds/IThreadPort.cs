using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>A thread of a process, driven from outside.</summary>
internal interface IThreadPort
{
    /// <summary><c>BINDER_WRITE_READ</c>. A blocking read that finds nothing for long is a failure of the scenario.</summary>
    WriteReadResult WriteRead(ReadOnlySpan<byte> write, int writeConsumed, int readSize, int readConsumed, bool blocking);

    /// <summary>Starts a blocking read; it waits in the driver when this returns.</summary>
    void Park(int readSize);

    /// <summary>Whether the read that <see cref="Park"/> started goes on.</summary>
    bool IsParked { get; }

    /// <summary>The end of the read that <see cref="Park"/> started.</summary>
    WriteReadResult Unpark();

    binder_extended_error GetExtendedError();

    /// <summary><c>poll</c>.</summary>
    bool IsReadable();

    /// <summary>Starts a <c>poll</c> that waits.</summary>
    void ParkPoll();

    /// <summary>The end of the poll.</summary>
    bool UnparkPoll();

    /// <summary><c>BINDER_THREAD_EXIT</c>; what the thread does next makes a new one for the driver.</summary>
    void Exit(bool warm = true);

    /// <summary>Exits between being added to a poller and the end of that poller.</summary>
    void ExitWhilePolled();

    /// <summary>Interrupts the read that <see cref="Park"/> started, by a signal.</summary>
    void Interrupt();

    /// <summary><c>BINDER_WRITE_READ</c> with addresses as they are.</summary>
    Errno RawWriteRead(ref binder_write_read io);

    /// <summary><c>read</c> of the descriptor.</summary>
    Errno RawRead();

    /// <summary>Any ioctl, with any argument.</summary>
    Errno RawIoctl(uint request, ulong argument);

    /// <summary>Niceness.</summary>
    int Nice { get; set; }
}
