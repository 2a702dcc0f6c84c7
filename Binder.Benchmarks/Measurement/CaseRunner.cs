using Binder.Benchmarks.Report;

namespace Binder.Benchmarks.Measurement;

/// <summary>Measures the routes of one case in turns, so that whatever else the machine does meets all of them alike.</summary>
internal static class CaseRunner
{
    internal static CaseResult Run(BenchmarkCase benchmark, IReadOnlyList<IRoute> routes, BenchmarkPlan plan)
    {
        List<RouteRecorder> recorders = [.. routes.Select(route => new RouteRecorder(route))];
        GC.Collect();
        for (int round = -plan.WarmUpRounds; round < plan.Rounds; round++)
        {
            foreach (RouteRecorder recorder in recorders)
                recorder.RunSlice(plan, isRecorded: round >= 0);
        }

        return new CaseResult(benchmark.Name, [.. recorders.Select(recorder => recorder.ToResult())]);
    }
}
