namespace Binder.Benchmarks.Measurement;

/// <summary>Settings of the garbage collector in the processes of a case.</summary>
/// <param name="Environment">The variables that make the settings.</param>
internal sealed record GarbageCollection(IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>.NET's own: arrays from 85,000 bytes on are large objects.</summary>
    internal static GarbageCollection Usual { get; } = new(new Dictionary<string, string>());

    /// <summary>
    /// Arrays below 2 MiB are ordinary objects of a generation 0 of 16 MiB. Large objects cost a full collection every few calls, which gives
    /// their pages back to the system, so that the next calls have to get new ones.
    /// </summary>
    internal static GarbageCollection LargeArraysInGeneration0 { get; } = new(new Dictionary<string, string>
    {
        ["DOTNET_GCLOHThreshold"] = "0x200000",
        ["DOTNET_GCgen0size"] = "0x1000000",
    });
}
