namespace Binder.Benchmarks.Harness;

internal static class ChildRoles
{
    internal const string Echo = "echo";
    internal const string Relay = "relay";
    internal const string Client = "client";
    internal const string Daemon = "daemon";
    internal const string Manager = "manager";
    internal const string Server = "server";
}
