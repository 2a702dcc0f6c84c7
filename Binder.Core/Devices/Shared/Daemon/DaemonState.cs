using Binder.Driver;

namespace Binder.Devices.Shared;

/// <summary>What the daemon and its driver hold between two events.</summary>
/// <param name="Connections">Accepted and not ended.</param>
/// <param name="Files">Descriptors of senders that the daemon holds, closes under way included.</param>
/// <param name="Waiting">Threads whose read found nothing and waits.</param>
internal readonly record struct DaemonState(BinderDriverCounts Driver, int Connections, int Files, int Waiting);
