using Binder.Driver;
using Binder.Interop;

namespace Binder.Devices.Shared;

/// <summary>How the daemon shares out the descriptors that it may have.</summary>
internal readonly record struct DaemonLimits(int Connections, int Files)
{
    // The runtime's own, the listener, the poller, files that the daemon opens for a moment.
    private const int Reserve = 64;

    /// <summary>A third for connections, a third for the processes behind them, a third for files on their way.</summary>
    public static DaemonLimits For(BinderDaemonOptions options)
    {
        int share = Math.Max((Libc.RaiseDescriptorLimit() - Reserve) / 3, 16);
        return new DaemonLimits(Math.Min(options.MaxConnections, share), Math.Max(share - DescriptorMessage.MaxDescriptors, 16));
    }

    /// <summary>The driver's limits, with those that the options name.</summary>
    public BinderDriverLimits ForDriver(BinderDaemonOptions options)
    {
        BinderDriverLimits usual = new();
        int filesPerUser = Math.Min(usual.PerUser.PinnedFiles, Math.Max(Files / 2, 1)); // one user leaves the others some
        return usual with
        {
            PerProcess = usual.PerProcess with
            {
                Threads = options.MaxThreadsPerProcess,
                PinnedFiles = Math.Min(usual.PerProcess.PinnedFiles, filesPerUser),
            },
            PerUser = usual.PerUser with { Processes = options.MaxProcessesPerUser, PinnedFiles = filesPerUser },
        };
    }
}
