using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Kernel;

/// <summary>Opens a device node of the kernel's driver.</summary>
internal static class KernelDevice
{
    /// <summary>The node that processes look for by default.</summary>
    public const string DefaultPath = "/dev/binder";

    /// <summary>Opens a node, which must be a Binder device of the version that this library speaks.</summary>
    /// <exception cref="BinderDeviceException">The node cannot be used; the message says why and what to do.</exception>
    public static BinderConnection Open(string path) =>
        TryOpen(path, out KernelDeviceFailure? failure) ?? throw new BinderDeviceException(path, failure!.Describe(path));

    /// <summary>Opens a node.</summary>
    /// <param name="failure">If it cannot be used: why, and what to do.</param>
    public static BinderConnection? TryOpen(string path, out KernelDeviceFailure? failure)
    {
        SafeDescriptor? spare = null;
        Errno error = Libc.OpenDevice(path, out SafeDescriptor device);
        if (error == Errno.None)
            error = Libc.Duplicate(device, out spare);
        if (error != Errno.None)
        {
            spare?.Dispose();
            device.Dispose();
            failure = CannotOpen(path, error);
            return null;
        }

        KernelConnection connection = new(path, device, spare!);
        failure = CheckVersion(connection);
        if (failure is null)
            return connection;

        connection.Dispose();
        return null;
    }

    private static KernelDeviceFailure? CheckVersion(KernelConnection connection) => connection.GetVersion(out int version) switch
    {
        Errno.None when version == BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION => null,
        Errno.None => new KernelDeviceFailure(
            $"it speaks Binder protocol {version}, this library {BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION}",
            "Use a kernel that was built without CONFIG_ANDROID_BINDER_IPC_32BIT."),
        Errno error => new KernelDeviceFailure(
            $"it is none, for BINDER_VERSION answers {Libc.Describe(error)}", $"Name a device such as {DefaultPath}."),
    };

    private static KernelDeviceFailure CannotOpen(string path, Errno error) => error switch
    {
        Errno.ENOENT or Errno.ENOTDIR => new("there is no such node", KernelSupport.Read().AdviceForMissingNode()),
        Errno.ENXIO or Errno.ENODEV => new("no driver is behind that node", KernelSupport.Read().AdviceForMissingNode()),
        Errno.EACCES or Errno.EPERM => new("permission denied", KernelSupport.AdviceForPermission(path)),
        Errno.EMFILE or Errno.ENFILE => new("there are too many open files", "Raise the limit of open files (ulimit -n)."),
        _ => new(Libc.Describe(error), $"Name a device such as {DefaultPath}."),
    };
}
