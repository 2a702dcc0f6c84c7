using Binder.Benchmarks.Harness;

namespace Binder.Benchmarks.Rpc;

/// <summary>The process of the called object.</summary>
internal static class BenchmarkServer
{
    internal const string ServiceName = "binder.benchmark";

    /// <summary>The largest a receive area can be: that of a usual process has no room for an array of 1 MiB.</summary>
    internal const int AreaSize = 4 * 1024 * 1024;

    internal static void Run(string device)
    {
        using ProcessState process = ProcessState.Open(device, AreaSize);
        new ServiceManager(process).AddService(ServiceName, new BenchmarkService());
        ChildMain.Ready();
        process.CurrentThread.JoinThreadPool();
        throw new IOException($"The driver behind {device} is gone.");
    }
}
