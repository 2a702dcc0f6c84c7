using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Freezing waits, up to the caller's timeout, until the process has nothing outstanding. The loop looks again after each event.</summary>
internal sealed partial class DaemonLoop
{
    private readonly List<PendingFreeze> _freezes = [];

    private void BeginFreeze(Peer peer, in binder_freeze_info info)
    {
        Errno error = MayFreeze(peer, info) ? _driver.BeginFreeze(info) : Errno.EPERM;
        if (error == Errno.None && info.enable != 0)
        {
            if (info.timeout_ms > 0 && _driver.HasOutstanding(info.pid))
            {
                peer.IsWaiting = true;
                _freezes.Add(new PendingFreeze(peer, info.pid, Environment.TickCount64 + info.timeout_ms));
                return;
            }

            error = _driver.EndFreeze(info.pid);
        }

        RespondToControl(peer, error, default);
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

    private void EndFreezes()
    {
        for (int i = _freezes.Count - 1; i >= 0; i--)
        {
            PendingFreeze freeze = _freezes[i];
            if (_driver.HasOutstanding(freeze.Pid) && Environment.TickCount64 < freeze.Deadline)
                continue;

            _freezes.RemoveAt(i);
            freeze.Peer.IsWaiting = false;
            RespondToControl(freeze.Peer, _driver.EndFreeze(freeze.Pid), default);
        }

        AnswerWoken();
    }

    /// <summary>Whoever wanted to freeze is gone.</summary>
    private void AbandonFreezes(Peer peer)
    {
        for (int i = _freezes.Count - 1; i >= 0; i--)
        {
            if (_freezes[i].Peer != peer)
                continue;
            _driver.AbandonFreeze(_freezes[i].Pid);
            _freezes.RemoveAt(i);
        }
    }

    private int MillisecondsToNextFreeze()
    {
        long next = long.MaxValue;
        foreach (PendingFreeze freeze in _freezes)
            next = Math.Min(next, freeze.Deadline);
        return next == long.MaxValue ? -1 : (int)Math.Clamp(next - Environment.TickCount64, 0, int.MaxValue);
    }

    private readonly record struct PendingFreeze(Peer Peer, uint Pid, long Deadline);
}
