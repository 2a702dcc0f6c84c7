namespace Binder;

/// <summary>Where a remote service listens.</summary>
/// <param name="IpAddress">Address as text.</param>
/// <param name="Port">Port number.</param>
[Parcelable]
public sealed partial record ConnectionInfo(string IpAddress, int Port);
