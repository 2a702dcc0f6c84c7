using Binder.Devices.InProcess;
using Binder.Devices.Kernel;
using Binder.Devices.Shared;

namespace Binder.Devices;

/// <summary>Finds the device that a name means.</summary>
internal static class BinderDevice
{
    /// <summary>The environment variable that names the device.</summary>
    public const string Variable = "BINDER_DEVICE";

    /// <summary>Opens a device.</summary>
    /// <param name="name">
    /// <c>inproc:NAME</c>, <c>unix:PATH</c>, or the path of a kernel device; null for what <see cref="Variable"/> names, else
    /// <c>/dev/binder</c> where that can be used, else the user's daemon.
    /// </param>
    /// <exception cref="BinderDeviceException">The name means no device, or the device cannot be used.</exception>
    public static BinderConnection Open(string? name) => (name ?? Named()) is { } given ? OpenNamed(given) : OpenDefault();

    /// <summary>The device that <see cref="Open"/> opens by default.</summary>
    public static string DefaultName()
    {
        using BinderConnection? kernel = Named() is null ? KernelDevice.TryOpen(KernelDevice.DefaultPath, out _) : null;
        return kernel?.Device ?? DefaultDaemonName();
    }

    /// <summary>The device that a daemon serves by default: what <see cref="Variable"/> names, else the user's.</summary>
    public static string DefaultDaemonName() => Named() ?? SharedDevice.Scheme + BinderDaemonOptions.DefaultSocketPath;

    private static string? Named() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : null;

    private static BinderConnection OpenNamed(string name)
    {
        if (name.StartsWith('/'))
            return KernelDevice.Open(name);
        if (name.StartsWith(InProcessDriver.Scheme, StringComparison.Ordinal))
            return InProcessDriver.Open(name[InProcessDriver.Scheme.Length..]);
        if (name.StartsWith(SharedDevice.Scheme, StringComparison.Ordinal))
            return SharedDevice.Open(name[SharedDevice.Scheme.Length..]);

        throw new BinderDeviceException(
            name,
            $"'{name}' names no Binder device; use {KernelDevice.DefaultPath}, unix:PATH or inproc:NAME, in code or in {Variable}.");
    }

    private static BinderConnection OpenDefault()
    {
        if (KernelDevice.TryOpen(KernelDevice.DefaultPath, out KernelDeviceFailure? failure) is { } kernel)
            return kernel;
        try
        {
            return SharedDevice.Open(BinderDaemonOptions.DefaultSocketPath);
        }
        catch (BinderDeviceException e)
        {
            throw new BinderDeviceException(e.Device, $"{e.Message}. The kernel's driver was tried before: {failure!.Describe(KernelDevice.DefaultPath)}", e);
        }
    }
}
