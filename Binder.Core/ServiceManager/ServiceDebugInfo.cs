namespace Binder;

/// <summary>A registered service and the process that registered it.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="DebugPid">Process id of who registered it.</param>
[Parcelable]
public sealed partial record ServiceDebugInfo(string Name, int DebugPid);
