namespace Binder.Benchmarks.Rpc;

internal sealed class BenchmarkService : BnBenchmarkService
{
    public override int Add(int left, int right) => left + right;

    public override byte[] Echo(byte[] data) => data;

    public override long GetAllocatedBytes() => GC.GetTotalAllocatedBytes(precise: true);
}
