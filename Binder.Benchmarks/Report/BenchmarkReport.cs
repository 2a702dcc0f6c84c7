namespace Binder.Benchmarks.Report;

/// <summary>The whole run, as it is written to a file.</summary>
internal sealed record BenchmarkReport(
    MachineFacts Machine, string Plan, IReadOnlyList<CaseResult> Cases, IReadOnlyList<GoalResult> Goals);
