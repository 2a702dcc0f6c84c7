namespace Binder.Benchmarks.Harness;

/// <summary>What the client process is told.</summary>
/// <param name="Cases">Names of the cases to run.</param>
/// <param name="EchoSocket">Where the echo process of the two-hop limit listens.</param>
/// <param name="RelaySocket">Where the relay of the four-hop limit listens.</param>
/// <param name="Device">The Binder device; null measures the raw limits alone.</param>
internal sealed record ClientOptions(
    bool IsQuick, IReadOnlyList<string> Cases, string EchoSocket, string RelaySocket, string? Device);
