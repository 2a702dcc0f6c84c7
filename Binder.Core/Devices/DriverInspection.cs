using Binder.Devices;
using Binder.Devices.InProcess;
using Binder.Devices.Kernel;
using Binder.Devices.Shared;

namespace Binder;

/// <summary>Shows what a driver holds and does: its processes, objects, references, buffers, and the last transactions.</summary>
public static class DriverInspection
{
    /// <summary>Reads a view.</summary>
    /// <param name="device"><c>inproc:NAME</c>, <c>unix:PATH</c> or <c>/dev/binder</c>; null for the default device.</param>
    /// <param name="view">Which view.</param>
    /// <param name="pid">The process of <see cref="DriverView.Process"/>.</param>
    /// <param name="asJson">JSON instead of the text form of the kernel's files; not of the kernel's driver.</param>
    /// <exception cref="BinderDeviceException">The device cannot be used, or does not show itself to this user.</exception>
    public static string Read(string? device, DriverView view, int pid = 0, bool asJson = false)
    {
        device ??= BinderDevice.DefaultName();
        if (device.StartsWith(SharedDevice.Scheme, StringComparison.Ordinal))
            return SharedInspection.Read(device[SharedDevice.Scheme.Length..], view, pid, asJson);
        if (device.StartsWith(InProcessDriver.Scheme, StringComparison.Ordinal))
            return InProcessDriver.Render(device[InProcessDriver.Scheme.Length..], view, pid, asJson);

        if (device.StartsWith('/') && !asJson)
            return KernelViews.Read(device, view, pid);

        throw new BinderDeviceException(
            device,
            device.StartsWith('/')
                ? $"{device}: the kernel shows its driver as text only; leave out the JSON form."
                : $"'{device}' names no Binder device; use inproc:NAME, unix:PATH or /dev/binder.");
    }
}
