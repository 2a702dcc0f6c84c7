using Binder.Benchmarks.Harness;

namespace Binder.Benchmarks.Rpc;

/// <summary>The process of the service manager, through which the client finds the server.</summary>
internal static class BenchmarkManager
{
    internal static void Run(string device)
    {
        using ProcessState process = ProcessState.Open(device);
        ServiceManagerService.Serve(process);
        ChildMain.Ready();
        process.CurrentThread.JoinThreadPool();
        throw new IOException($"The driver behind {device} is gone.");
    }
}
