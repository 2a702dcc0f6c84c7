namespace Binder.Benchmarks.Measurement;

/// <summary>One call that is measured over every route.</summary>
/// <param name="PayloadSize">Bytes of the array that is echoed; 0 for the call without an array.</param>
/// <param name="MessageSize">Bytes of each message of the raw limits.</param>
internal sealed record BenchmarkCase(string Name, int PayloadSize, int MessageSize)
{
    /// <summary>A transaction's header and parcel are of this order; less would not make a socket faster.</summary>
    private const int SmallMessage = 64;

    internal static BenchmarkCase Add { get; } = new("Add", PayloadSize: 0, SmallMessage);

    internal static BenchmarkCase LargestEcho { get; } = Echo("Echo 1 MiB", 1024 * 1024);

    internal static IReadOnlyList<BenchmarkCase> All { get; } =
        [Add, Echo("Echo 4 KiB", 4 * 1024), Echo("Echo 64 KiB", 64 * 1024), LargestEcho];

    internal static IReadOnlyList<BenchmarkCase> Matching(string? filter) =>
        [.. All.Where(candidate => filter is null || candidate.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))];

    private static BenchmarkCase Echo(string name, int size) => new(name, size, size);
}
