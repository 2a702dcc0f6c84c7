namespace Binder.Devices.Kernel;

/// <summary>Whether the kernel's driver can be found: linked in or as the module <c>binder_linux</c>.</summary>
internal enum KernelDriver
{
    /// <summary>The running kernel has none.</summary>
    Absent,

    /// <summary>A module that could be loaded.</summary>
    Loadable,

    /// <summary>There, with or without device nodes.</summary>
    Running,
}

/// <summary>What the running kernel offers for Binder, as <c>/proc</c>, <c>/sys</c> and the list of modules tell.</summary>
/// <param name="Release">The kernel's release, <c>uname -r</c>.</param>
/// <param name="Driver">Where the driver is.</param>
/// <param name="HasBinderfs">Whether the kernel knows the file system <c>binder</c>.</param>
/// <param name="BinderfsMounts">Where that is mounted.</param>
internal sealed record KernelSupport(string Release, KernelDriver Driver, bool HasBinderfs, IReadOnlyList<string> BinderfsMounts)
{
    /// <summary>Loads the module, which makes the three nodes.</summary>
    public const string LoadModule = "sudo modprobe binder_linux devices=binder,hwbinder,vndbinder";

    /// <summary>Mounts binderfs, which makes the three nodes in it.</summary>
    public const string MountBinderfs = "sudo mkdir -p /dev/binderfs && sudo mount -t binder binder /dev/binderfs";

    private const string WithoutKernel = "`binder up` starts a driver in user space.";

    /// <summary>Looks at the machine.</summary>
    public static KernelSupport Read()
    {
        string release = Lines("/proc/sys/kernel/osrelease").FirstOrDefault("");
        bool hasBinderfs = Lines("/proc/filesystems").Any(static line => line.EndsWith("\tbinder", StringComparison.Ordinal));
        return new KernelSupport(release, FindDriver(release, hasBinderfs), hasBinderfs, [.. FindMounts()]);
    }

    /// <summary>What to run when a node is missing.</summary>
    public string AdviceForMissingNode() => (Driver, HasBinderfs, BinderfsMounts) switch
    {
        (KernelDriver.Absent, _, _) =>
            $"The kernel {Release} has no Binder driver (module binder_linux); some distributions keep it in a package of extra modules. {WithoutKernel}",
        (KernelDriver.Loadable, _, _) => $"The module is not loaded. Load it: {LoadModule}",
        (_, true, []) => $"binderfs is not mounted. Mount it: {MountBinderfs}",
        (_, true, [string mount, ..]) => $"binderfs is mounted: its devices are in {mount}; name one of them.",
        _ => "The driver was loaded without that device and cannot be unloaded: write `options binder_linux devices=binder,hwbinder,vndbinder` "
            + "to /etc/modprobe.d/binder.conf and start the machine anew.",
    };

    /// <summary>What to do when a node may not be opened.</summary>
    public static string AdviceForPermission(string path) =>
        $"Its mode is {Mode(path)}, reading and writing are needed: sudo chmod 666 {path} (or a udev rule for a group of yours).";

    private static KernelDriver FindDriver(string release, bool hasBinderfs)
    {
        if (hasBinderfs || Directory.Exists("/sys/module/binder_linux") || Directory.Exists("/sys/module/binder"))
            return KernelDriver.Running;

        string modules = $"/lib/modules/{release}";
        return Lines($"{modules}/modules.dep").Any(static line => IsBinder(line.AsSpan(0, Math.Max(line.IndexOf(':', StringComparison.Ordinal), 0))))
            ? KernelDriver.Loadable
            : KernelDriver.Absent;
    }

    private static bool IsBinder(ReadOnlySpan<char> module) => module.Contains("/binder_linux.ko", StringComparison.Ordinal);

    // A line of /proc/mounts: device, place, type, options.
    private static IEnumerable<string> FindMounts() => Lines("/proc/self/mounts")
        .Select(static line => line.Split(' '))
        .Where(static fields => fields is [_, _, "binder", ..])
        .Select(static fields => fields[1]);

    /// <summary>The node's mode in octal.</summary>
    public static string Mode(string path)
    {
        try
        {
            return Convert.ToString((int)File.GetUnixFileMode(path), 8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
