namespace Binder.Benchmarks.Report;

/// <summary>One case, measured over its routes in the same rounds.</summary>
internal sealed record CaseResult(string Case, IReadOnlyList<RouteResult> Routes)
{
    internal RouteResult? Find(string route) => Routes.FirstOrDefault(result => result.Route == route);
}
