namespace Binder.Benchmarks.Measurement;

/// <summary>How long each route of a case runs.</summary>
/// <param name="WarmUpRounds">Rounds that are not recorded.</param>
/// <param name="Rounds">Recorded rounds; in each, every route gets one slice.</param>
/// <param name="Settle">The unrecorded beginning of each slice, in which caches and the scheduler get used to the route.</param>
/// <param name="Slice">The recorded part of each slice.</param>
internal sealed record BenchmarkPlan(string Name, int WarmUpRounds, int Rounds, TimeSpan Settle, TimeSpan Slice)
{
    internal static BenchmarkPlan Quick { get; } =
        new("quick", WarmUpRounds: 4, Rounds: 12, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100));

    internal static BenchmarkPlan Full { get; } =
        new("full", WarmUpRounds: 10, Rounds: 60, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200));

    /// <summary>What one case takes, if no single call takes longer than a slice.</summary>
    internal TimeSpan CaseTime(int routes) => routes * (WarmUpRounds + Rounds) * (Settle + Slice);
}
