namespace Binder.Benchmarks.Report;

/// <summary>What one route of a case measured.</summary>
/// <param name="ClientBytesPerCall">Bytes that the whole client process allocated, by call.</param>
/// <param name="ServerBytesPerCall">Bytes that the whole server process allocated, by call; null where it does not count them.</param>
/// <param name="RoundP50Nanoseconds">The median of each round, in order.</param>
internal sealed record RouteResult(
    string Route,
    long Calls,
    double P50Nanoseconds,
    double P99Nanoseconds,
    double MeanNanoseconds,
    double CallsPerSecond,
    double ClientBytesPerCall,
    double? ServerBytesPerCall,
    IReadOnlyList<double> RoundP50Nanoseconds);
