using Binder.Benchmarks.Measurement;

namespace Binder.Benchmarks.Rpc;

/// <summary>The client's side of Binder.</summary>
internal sealed class BenchmarkConnection : IDisposable
{
    private readonly ProcessState _process;
    private readonly IBenchmarkService _service;

    internal BenchmarkConnection(string device)
    {
        _process = ProcessState.Open(device, BenchmarkServer.AreaSize);
        _service = new ServiceManager(_process).WaitForService<IBenchmarkService>(BenchmarkServer.ServiceName);
    }

    internal IRoute RouteOf(BenchmarkCase benchmark) =>
        benchmark.PayloadSize == 0 ? new AddRoute(_service) : new EchoRoute(_service, benchmark.PayloadSize);

    public void Dispose() => _process.Dispose();
}
