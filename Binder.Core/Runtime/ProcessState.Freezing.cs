using Binder.Protocol;

namespace Binder;

// Freezing: the driver keeps calls away from a process whose threads do not run. Who stops the threads is somebody else (cgroup.freeze).
public sealed partial class ProcessState
{
    private const uint SyncReceivedBit = 1;
    private const uint SyncPendingBit = 2;

    /// <summary>
    /// Freezes a process for the driver: from then on a call to it is a <see cref="FrozenObjectException"/>. One-way calls are taken and noted.
    /// Its threads are not stopped by this: that is done afterwards, with the knowledge that nobody waits for them.
    /// </summary>
    /// <param name="pid">Process id, as callees see it; every device of this driver that the process has open is frozen.</param>
    /// <param name="timeout">How long to wait for the calls that are under way, up to the next millisecond.</param>
    /// <returns>False if calls were still under way then: the process is not frozen.</returns>
    /// <exception cref="ArgumentException">No process of that id has the device open, or the kernel is older than 5.12.</exception>
    /// <exception cref="UnauthorizedAccessException">The process is another user's, and the driver lets only root freeze it.</exception>
    public bool Freeze(int pid, TimeSpan timeout)
    {
        double milliseconds = Math.Ceiling(timeout.TotalMilliseconds);
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, nameof(timeout));
        Errno error = _connection.Freeze(new binder_freeze_info { pid = (uint)pid, enable = 1, timeout_ms = (uint)milliseconds });
        if (error is not (Errno.EAGAIN or Errno.EINTR))
        {
            CheckFreezing(error, pid, "freeze");
            return true;
        }

        Unfreeze(pid); // of several devices some may be frozen already
        return false;
    }

    /// <summary>Lets calls to a process through again; nothing happens if it was not frozen.</summary>
    /// <inheritdoc cref="Freeze" path="/exception"/>
    public void Unfreeze(int pid) => CheckFreezing(_connection.Freeze(new binder_freeze_info { pid = (uint)pid }), pid, "unfreeze");

    /// <summary>What came to a process since it was frozen. What it says remains until the next freeze or unfreeze.</summary>
    /// <inheritdoc cref="Freeze" path="/exception"/>
    public ProcessFreezeInfo GetFreezeInfo(int pid)
    {
        binder_frozen_status_info info = new() { pid = (uint)pid };
        CheckFreezing(_connection.GetFrozenInfo(ref info), pid, "ask about");
        return new ProcessFreezeInfo((info.sync_recv & SyncReceivedBit) != 0, (info.sync_recv & SyncPendingBit) != 0, info.async_recv != 0);
    }

    private void CheckFreezing(Errno error, int pid, string operation)
    {
        switch (error)
        {
            case Errno.EINVAL:
                throw new ArgumentException(
                    $"Cannot {operation} process {pid}: it does not have {Device} open. (A kernel older than 5.12 says the same of every process.)",
                    nameof(pid));
            case Errno.EPERM:
                throw new UnauthorizedAccessException($"Cannot {operation} process {pid} on {Device}: it is another user's.");
            default:
                Check(error, $"{operation} process {pid}");
                break;
        }
    }
}
