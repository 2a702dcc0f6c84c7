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
        TryOpen(path, out string failure) ?? throw new BinderDeviceException(path, failure);

    /// <summary>Opens a node.</summary>
    /// <param name="failure">If it cannot be used: why, and what to do.</param>
    public static BinderConnection? TryOpen(string path, out string failure)
    {
        failure = "";
        SafeDescriptor? spare = null;
        Errno error = Libc.OpenDevice(path, out SafeDescriptor device);
        if (error == Errno.None)
            error = Libc.Duplicate(device, out spare);
        if (error == Errno.None)
        {
            KernelConnection connection = new(path, device, spare!);
            error = connection.GetVersion(out int version);
            if (error == Errno.None && version == BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION)
                return connection;

            connection.Dispose();
            failure = error == Errno.None ? WrongVersion(path, version) : NoBinder(path, error);
            return null;
        }

        spare?.Dispose();
        device.Dispose();
        failure = CannotOpen(path, error);
        return null;
    }

    private static string WrongVersion(string path, int version) =>
        $"{path} speaks Binder protocol {version}; this library speaks {BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION}, as every kernel does "
        + "that was built without CONFIG_ANDROID_BINDER_IPC_32BIT.";

    private static string NoBinder(string path, Errno error) =>
        $"{path} is not a Binder device: BINDER_VERSION answers {Libc.Describe(error)}. Name a device such as {DefaultPath}.";

    private static string CannotOpen(string path, Errno error) => $"Cannot open the Binder device {path}: " + error switch
    {
        Errno.ENOENT or Errno.ENOTDIR => $"there is no such node. {KernelSupport.Read().AdviceForMissingNode()}",
        Errno.ENXIO or Errno.ENODEV => $"no driver is behind that node. {KernelSupport.Read().AdviceForMissingNode()}",
        Errno.EACCES or Errno.EPERM => $"permission denied. {KernelSupport.AdviceForPermission(path)}",
        Errno.EMFILE or Errno.ENFILE => "there are too many open files. Raise the limit of open files (ulimit -n).",
        _ => $"{Libc.Describe(error)}.",
    };
}
