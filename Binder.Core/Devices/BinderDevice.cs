using Binder.Devices.InProcess;
using Binder.Devices.Shared;

namespace Binder.Devices;

/// <summary>Finds the device that a name means.</summary>
internal static class BinderDevice
{
    /// <summary>The environment variable that names the device.</summary>
    public const string Variable = "BINDER_DEVICE";

    private const string InProcessPrefix = "inproc:";

    /// <summary>Opens a device.</summary>
    /// <param name="name"><c>inproc:NAME</c> or <c>unix:PATH</c>; null for <see cref="DefaultName"/>.</param>
    /// <exception cref="BinderDeviceException">The name means no device, or the device cannot be used.</exception>
    public static BinderConnection Open(string? name)
    {
        name ??= DefaultName();
        if (name.StartsWith(InProcessPrefix, StringComparison.Ordinal))
            return InProcessDriver.Get(name[InProcessPrefix.Length..]).Open(name);
        if (name.StartsWith(SharedDevice.Scheme, StringComparison.Ordinal))
            return SharedDevice.Open(name[SharedDevice.Scheme.Length..]);

        throw new BinderDeviceException(
            name,
            name.StartsWith('/')
                ? $"{name}: this version does not open kernel devices yet; use unix:PATH with the daemon that `binder driver` starts."
                : $"'{name}' names no Binder device; use inproc:NAME or unix:PATH, in code or in {Variable}.");
    }

    /// <summary>What <see cref="Variable"/> names, else the user's daemon.</summary>
    public static string DefaultName()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(named) ? SharedDevice.Scheme + BinderDaemonOptions.DefaultSocketPath : named;
    }
}
