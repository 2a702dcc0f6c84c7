using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Freezing waits, up to the caller's timeout, until the process has nothing outstanding. The loop tries again after each event.</summary>
internal sealed partial class DaemonLoop
{
    private readonly List<PendingFreeze> _freezes = [];

    private void BeginFreeze(Peer peer, in binder_freeze_info info)
    {
        PendingFreeze freeze = new(peer, info, Environment.TickCount64 + info.timeout_ms);
        Errno error = MayFreeze(peer, info) ? _driver.Freeze(info) : Errno.EPERM;
        if (error == Errno.EAGAIN && info.timeout_ms > 0)
        {
            peer.IsWaiting = true;
            _freezes.Add(freeze);
        }
        else
        {
            RespondToControl(peer, error, default);
        }
    }

    // In the kernel whoever may open the device may freeze; here, where users share a daemon, only root and the process's own user may.
    private bool MayFreeze(Peer peer, in binder_freeze_info info)
    {
        if (peer.Uid == 0)
            return true;

        foreach (PeerProcess process in _processes.Values)
        {
            if (process.Proc.Pid == (int)info.pid && process.Control.Uid != peer.Uid)
                return false;
        }

        return true;
    }

    private void RetryFreezes()
    {
        for (int i = _freezes.Count - 1; i >= 0; i--)
        {
            PendingFreeze freeze = _freezes[i];
            Errno error = _driver.Freeze(freeze.Info);
            if (error == Errno.EAGAIN && Environment.TickCount64 < freeze.Deadline)
                continue;

            _freezes.RemoveAt(i);
            freeze.Peer.IsWaiting = false;
            RespondToControl(freeze.Peer, error, default);
        }

        if (_freezes.Count > 0)
            AnswerWoken();
    }

    private int MillisecondsToNextFreeze()
    {
        long next = long.MaxValue;
        foreach (PendingFreeze freeze in _freezes)
            next = Math.Min(next, freeze.Deadline);
        return next == long.MaxValue ? -1 : (int)Math.Clamp(next - Environment.TickCount64, 0, int.MaxValue);
    }

    private readonly record struct PendingFreeze(Peer Peer, binder_freeze_info Info, long Deadline);
}
