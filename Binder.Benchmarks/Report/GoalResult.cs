using Binder.Benchmarks.Measurement;

namespace Binder.Benchmarks.Report;

/// <summary>One figure that we promise.</summary>
/// <param name="Value">The figure of the whole run.</param>
/// <param name="LowerQuartile">A quarter of the rounds is below it: with <paramref name="UpperQuartile"/>, how noisy the figure is.</param>
/// <param name="Goal">The figure must not exceed this.</param>
internal sealed record GoalResult(string Name, double Value, double LowerQuartile, double UpperQuartile, double Goal)
{
    public bool IsMet => Value <= Goal;

    /// <summary>The goals whose cases and routes are among the results.</summary>
    internal static IReadOnlyList<GoalResult> Of(IReadOnlyList<CaseResult> cases)
    {
        CaseResult? add = Find(BenchmarkCase.Add);
        CaseResult? echo = Find(BenchmarkCase.LargestEcho);
        CaseResult? echoInGeneration0 = Find(BenchmarkCase.LargestEchoInGeneration0);
        GoalResult?[] goals =
        [
            Ratio("Add, p50: binder / relay of 4 hops", add, RouteNames.FourHop, goal: 1.6),
            Ratio("Echo 1 MiB, p50: binder / socket of 2 hops", echo, RouteNames.TwoHop, goal: 3),
            Ratio("Echo 1 MiB, gen 0, p50: binder / socket of 2 hops", echoInGeneration0, RouteNames.TwoHop, goal: 3),
            Allocation("Add, bytes allocated per call, client", add, route => route.ClientBytesPerCall),
            Allocation("Add, bytes allocated per call, server", add, route => route.ServerBytesPerCall),
        ];
        return [.. goals.OfType<GoalResult>()];

        CaseResult? Find(BenchmarkCase benchmark) => cases.FirstOrDefault(result => result.Case == benchmark.Name);
    }

    private static GoalResult? Ratio(string name, CaseResult? measured, string limit, double goal)
    {
        if (measured?.Find(RouteNames.Binder) is not { } binder || measured.Find(limit) is not { } raw)
            return null;

        double[] rounds = [.. binder.RoundP50Nanoseconds.Zip(raw.RoundP50Nanoseconds, (ours, theirs) => ours / theirs).Order()];
        return new GoalResult(
            name, binder.P50Nanoseconds / raw.P50Nanoseconds, rounds[rounds.Length / 4], rounds[rounds.Length * 3 / 4], goal);
    }

    /// <summary>Any allocation that every call makes has 24 bytes; what stays below a tenth of a byte is not by call.</summary>
    private static GoalResult? Allocation(string name, CaseResult? measured, Func<RouteResult, double?> bytes)
    {
        if (measured?.Find(RouteNames.Binder) is not { } binder || bytes(binder) is not { } value)
            return null;

        double rounded = Math.Round(value, 1);
        return new GoalResult(name, rounded, rounded, rounded, Goal: 0);
    }
}
