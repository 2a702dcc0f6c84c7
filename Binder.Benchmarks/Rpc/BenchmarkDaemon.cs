using Binder.Benchmarks.Harness;

namespace Binder.Benchmarks.Rpc;

/// <summary>The process of the driver daemon.</summary>
internal static class BenchmarkDaemon
{
    internal static void Run(string path)
    {
        using BinderDaemon daemon = new(new BinderDaemonOptions { SocketPath = path, Log = Console.Error.WriteLine });
        daemon.Start();
        ChildMain.Ready();
        Thread.Sleep(Timeout.Infinite);
    }
}
