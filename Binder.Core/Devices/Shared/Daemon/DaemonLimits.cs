using Binder.Driver;
using Binder.Interop;

namespace Binder.Devices.Shared;

/// <summary>How the daemon shares out the descriptors that it may have.</summary>
/// <param name="Connections">Accepted and not closed.</param>
/// <param name="Files">Descriptors of senders; what one message brings may go beyond.</param>
internal readonly record struct DaemonLimits(int Connections, int Files)
{
    /// <summary>Of these, so many of one user: others keep some.</summary>
    public int FilesPerUser => Math.Max(Files / 2, 1);

    // The runtime's own, the listener, the poller, files that the daemon opens for a moment.
    private const int Reserve = 64;

    /// <summary>A third for connections, a third for the processes behind them, a third for files on their way.</summary>
    public static DaemonLimits For(BinderDaemonOptions options)
    {
        int share = Math.Max((Libc.RaiseDescriptorLimit() - Reserve) / 3, 16);
        return new DaemonLimits(Math.Min(options.MaxConnections, share), Math.Min(options.MaxFiles, Math.Max(share - DescriptorMessage.MaxDescriptors, 16)));
    }

    /// <summary>The driver's limits, with those that the options name.</summary>
    public BinderDriverLimits ForDriver(BinderDaemonOptions options)
    {
        BinderDriverLimits usual = new();
        // The rest is for those that are being received, or closed, at the moment.
        int filesPerUser = Math.Min(usual.PerUser.PinnedFiles, Math.Max(FilesPerUser / 4 * 3, 1));
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
