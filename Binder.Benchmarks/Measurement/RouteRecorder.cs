using System.Diagnostics;
using Binder.Benchmarks.Report;

namespace Binder.Benchmarks.Measurement;

/// <summary>Runs slices of one route and keeps what they measured.</summary>
internal sealed class RouteRecorder(IRoute route)
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private readonly LatencyHistogram _slice = new();
    private readonly LatencyHistogram _all = new();
    private readonly List<double> _roundP50 = [];
    private long _clientBytes;
    private long? _serverBytes = route.ServerAllocatedBytes is null ? null : 0;

    internal void RunSlice(BenchmarkPlan plan, bool isRecorded)
    {
        CallFor(plan.Settle);
        _slice.Clear();
        long? server = route.ServerAllocatedBytes;
        long client = GC.GetTotalAllocatedBytes(precise: true);
        CallFor(plan.Slice);
        if (!isRecorded)
            return;

        _clientBytes += GC.GetTotalAllocatedBytes(precise: true) - client;
        _serverBytes += route.ServerAllocatedBytes - server;
        _roundP50.Add(_slice.Percentile(0.50) * NanosecondsPerTick);
        _all.Add(_slice);
    }

    internal RouteResult ToResult() => new(
        route.Name,
        _all.Count,
        P50Nanoseconds: _all.Percentile(0.50) * NanosecondsPerTick,
        P99Nanoseconds: _all.Percentile(0.99) * NanosecondsPerTick,
        MeanNanoseconds: _all.Total * NanosecondsPerTick / _all.Count,
        CallsPerSecond: _all.Count / (_all.Total * NanosecondsPerTick / 1e9),
        ClientBytesPerCall: (double)_clientBytes / _all.Count,
        ServerBytesPerCall: (double?)_serverBytes / _all.Count,
        _roundP50);

    /// <summary>The closed loop. The end of one call is the beginning of the next: one look at the clock for each.</summary>
    private void CallFor(TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp();
        long end = begin + (long)(time.TotalSeconds * Stopwatch.Frequency);
        while (begin < end)
        {
            route.Call();
            long now = Stopwatch.GetTimestamp();
            _slice.Record(now - begin);
            begin = now;
        }
    }
}
