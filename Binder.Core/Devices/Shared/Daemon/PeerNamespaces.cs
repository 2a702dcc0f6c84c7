using System.Globalization;
using System.Runtime.InteropServices;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>
/// Finds out how pid namespaces below the daemon's own number a process. No later namespace is taken for one that was found while the
/// connection lasts: its socket holds the process's pid in the kernel, and that its namespaces.
/// </summary>
internal static class PeerNamespaces
{
    // Of the numbers that /proc shows of a process, so many are of the daemon's own namespace and those around it: one, unless /proc is of
    // a namespace around it. None where the system has no pid namespaces, or no /proc.
    private static readonly int OwnDepth = ReadNumbers("/proc/self/status").Length;

    /// <summary>The numbers of the process that connected; null if it lives in the daemon's own namespace.</summary>
    public static NestedPids? Find(SafeDescriptor socket, int pid)
    {
        if (pid <= 0)
            return NestedPids.Unknown; // outside
        if (OwnDepth == 0)
            return null;

        // ENOSYS before Linux 5.3; EPERM where a filter of system calls is older than pidfds.
        Errno error = Libc.OpenPeerProcess(socket, pid, out SafeDescriptor process);
        using (process)
            return error is Errno.None or Errno.ENOSYS or Errno.EPERM ? FindOf(process, pid) : NestedPids.Unknown;
    }

    /// <summary>The numbers of a process that the daemon sees.</summary>
    /// <param name="process">Its pidfd; an invalid one where the system has none.</param>
    public static NestedPids? FindOf(SafeDescriptor process, int pid)
    {
        int[] numbers = ReadNumbers(process.IsInvalid ? $"/proc/{pid}/status" : $"/proc/self/fdinfo/{process.Number}");
        if (numbers.Length < OwnDepth || numbers[0] <= 0)
            return NestedPids.Unknown; // it has ended
        if (numbers.Length == OwnDepth)
            return null;

        // That the process still runs afterwards says that its number had not been given to another one.
        NestedPid[] nested = new NestedPid[numbers.Length - OwnDepth];
        return TryIdentify(numbers, nested) && (process.IsInvalid || Libc.IsAlive(process))
            ? new NestedPids(ImmutableCollectionsMarshal.AsImmutableArray(nested))
            : NestedPids.Unknown;
    }

    /// <summary>The numbers in a line <c>NSpid:</c> of <c>/proc/PID/status</c>, or of a pidfd's <c>fdinfo</c>, outermost first.</summary>
    public static int[] ParseNumbers(string text)
    {
        const string Key = "NSpid:\t";
        foreach (string line in text.Split('\n')) // only these ends the kernel keeps out of a process's name
        {
            if (line.StartsWith(Key, StringComparison.Ordinal))
                return Array.ConvertAll(line[Key.Length..].Split('\t'), static number => int.Parse(number, CultureInfo.InvariantCulture));
        }

        return [];
    }

    private static int[] ReadNumbers(string path)
    {
        try
        {
            return ParseNumbers(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // From the namespace that the process lives in outwards.
    private static bool TryIdentify(int[] numbers, Span<NestedPid> nested)
    {
        if (Libc.OpenPidNamespace(numbers[0], out SafeDescriptor place) != Errno.None)
            return false;

        for (int i = 1; ; i++)
        {
            using SafeDescriptor current = place;
            if (Libc.GetInode(current, out ulong inode) != Errno.None)
                return false;
            nested[^i] = new NestedPid(inode, numbers[^i]);
            if (i == nested.Length)
                return true;
            if (Libc.OpenParentNamespace(current, out place) != Errno.None)
                return false;
        }
    }
}
