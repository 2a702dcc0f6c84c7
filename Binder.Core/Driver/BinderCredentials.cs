namespace Binder.Driver;

/// <summary>Who opened the device, as the kernel vouches for it.</summary>
/// <param name="Pid">
/// Process id (thread group id), in the driver's pid namespace. A process from outside has a number below 0 for itself, which nobody sees.
/// </param>
/// <param name="Euid">Effective user id.</param>
/// <param name="SecurityContext">Label for nodes that ask for the caller's; null where there is none.</param>
/// <param name="Nested">Its other process ids; null if it lives in the driver's pid namespace.</param>
/// <param name="Nice">Nice value of the thread that opened the device; null if the nice values of the process's threads are left alone.</param>
internal readonly record struct BinderCredentials(
    int Pid, uint Euid, string? SecurityContext = null, NestedPids? Nested = null, int? Nice = null);
