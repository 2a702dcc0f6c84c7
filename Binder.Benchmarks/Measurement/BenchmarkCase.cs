namespace Binder.Benchmarks.Measurement;

/// <summary>One call that is measured over every route.</summary>
/// <param name="PayloadSize">Bytes of the array that is echoed; 0 for the call without an array.</param>
/// <param name="MessageSize">Bytes of each message of the raw limits.</param>
internal sealed record BenchmarkCase(string Name, int PayloadSize, int MessageSize, GarbageCollection Collection)
{
    /// <summary>A transaction's header and parcel are of this order; less would not make a socket faster.</summary>
    private const int SmallMessage = 64;

    private const int LargestSize = 1024 * 1024;

    internal static BenchmarkCase Add { get; } = new("Add", PayloadSize: 0, SmallMessage, GarbageCollection.Usual);

    internal static BenchmarkCase LargestEcho { get; } = Echo("Echo 1 MiB", LargestSize);

    internal static BenchmarkCase LargestEchoInGeneration0 { get; } =
        Echo("Echo 1 MiB, gen 0", LargestSize) with { Collection = GarbageCollection.LargeArraysInGeneration0 };

    internal static IReadOnlyList<BenchmarkCase> All { get; } =
        [Add, Echo("Echo 4 KiB", 4 * 1024), Echo("Echo 64 KiB", 64 * 1024), LargestEcho, LargestEchoInGeneration0];

    private static BenchmarkCase Echo(string name, int size) => new(name, size, size, GarbageCollection.Usual);
}
