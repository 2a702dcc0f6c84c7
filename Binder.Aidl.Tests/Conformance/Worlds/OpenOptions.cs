namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>How a process opens the device.</summary>
/// <param name="AreaSize">Bytes to map; 0 for none.</param>
/// <param name="Sibling">A process whose pid this open shares.</param>
/// <param name="Euid">Its effective user id, where the world can choose.</param>
/// <param name="Label">Its security label, where the world can choose.</param>
/// <param name="SecondDevice">Opens the world's other device.</param>
/// <param name="PidNamespace">The pid namespace that it lives in: 0 for the world's own, else one below that.</param>
internal sealed record OpenOptions(
    int AreaSize = OpenOptions.DefaultAreaSize,
    IProcessPort? Sibling = null,
    uint? Euid = null,
    string? Label = null,
    bool SecondDevice = false,
    int PidNamespace = 0)
{
    public const int DefaultAreaSize = 1024 * 1024;
}
