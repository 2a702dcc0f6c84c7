namespace Binder.Benchmarks.Measurement;

internal static class RouteNames
{
    internal const string Binder = "binder";
    internal const string TwoHop = "socket, 2 hops";
    internal const string FourHop = "relay, 4 hops";
}
