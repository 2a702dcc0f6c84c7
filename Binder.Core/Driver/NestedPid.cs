namespace Binder.Driver;

/// <summary>The number of a process in a pid namespace below the driver's own.</summary>
/// <param name="Namespace">Tells the namespace from all others that have a process with the device open.</param>
internal readonly record struct NestedPid(ulong Namespace, int Number);
