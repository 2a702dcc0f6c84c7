namespace Binder.Benchmarks.Rpc;

/// <summary>What the client calls.</summary>
[BinderInterface("org.binder.benchmarks.IBenchmarkService")]
public partial interface IBenchmarkService : IInterface
{
    int Add(int left, int right);

    byte[] Echo(byte[] data);

    /// <summary>Bytes that the server process has allocated so far.</summary>
    long GetAllocatedBytes();
}
