using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    // <bits/mman-linux.h>
    private const int PROT_NONE = 0;
    private const int PROT_READ = 1;
    private const int PROT_WRITE = 2;
    private const int MAP_SHARED = 0x01;
    private const int MAP_PRIVATE = 0x02;
    private const int MAP_FIXED = 0x10;
    private const int MAP_ANONYMOUS = 0x20;
    private const int MAP_NORESERVE = 0x4000;

    // <linux/memfd.h>
    private const uint MFD_CLOEXEC = 1;
    private const uint MFD_ALLOW_SEALING = 2;

    // <linux/fcntl.h>
    private const int F_ADD_SEALS = 1033;
    private const int F_SEAL_SEAL = 1;
    private const int F_SEAL_SHRINK = 2;
    private const int F_SEAL_GROW = 4;

    /// <summary>Anonymous memory of a fixed size that can be sent to another process: nobody can shrink it under its other user.</summary>
    public static Errno CreateSealedMemory(string name, int size, out SafeDescriptor memory)
    {
        memory = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
        if (memory.IsInvalid)
            return LastError;
        if (ftruncate(memory, size) == 0 && fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
            return Errno.None;

        Errno error = LastError;
        memory.Dispose();
        return error;
    }

    /// <summary>Reserves addresses without memory behind them.</summary>
    public static Errno ReserveAddresses(int size, out SafeMapping? mapping)
    {
        nint address = mmap(0, (nuint)size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        return Own(address, size, out mapping);
    }

    /// <summary>Maps shared memory, readable only, over a reservation.</summary>
    public static Errno MapReadOnly(SafeDescriptor memory, SafeMapping reserved, int size) =>
        mmap(reserved.Address, (nuint)size, PROT_READ, MAP_SHARED | MAP_FIXED, memory, 0) == -1 ? LastError : Errno.None;

    /// <summary>Maps shared memory, readable and writable.</summary>
    public static Errno MapWritable(SafeDescriptor memory, int size, out SafeMapping? mapping) =>
        Own(mmap(0, (nuint)size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0), size, out mapping);

    /// <summary>Maps what a device shows of itself, readable only.</summary>
    public static Errno MapDevice(SafeDescriptor device, int size, out SafeMapping? mapping) =>
        Own(mmap(0, (nuint)size, PROT_READ, MAP_PRIVATE | MAP_NORESERVE, device, 0), size, out mapping);

    /// <summary>Ends a mapping in favour of zeros, so that whoever still reads there reads on.</summary>
    public static Errno ReplaceByZeros(SafeMapping mapping, int size) =>
        mmap(mapping.Address, (nuint)size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) == -1
            ? LastError
            : Errno.None;

    public static bool Unmap(nint address, nuint size) => munmap(address, size) == 0;

    private static Errno Own(nint address, int size, out SafeMapping? mapping)
    {
        mapping = address == -1 ? null : new SafeMapping(address, size);
        return mapping is null ? LastError : Errno.None;
    }

    // <sys/mman.h>
    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeDescriptor memfd_create(string name, uint flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint mmap(nint address, nuint length, int protection, int flags, SafeDescriptor fd, nint offset);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint mmap(nint address, nuint length, int protection, int flags, int fd, nint offset);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int munmap(nint address, nuint length);

    // <unistd.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial int ftruncate(SafeDescriptor fd, nint length);
}
