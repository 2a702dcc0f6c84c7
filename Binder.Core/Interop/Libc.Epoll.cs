using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    // <sys/epoll.h>
    private const int EPOLL_CLOEXEC = 0x80000;
    private const int EPOLL_CTL_ADD = 1;
    private const int EPOLL_CTL_DEL = 2;
    private const uint EPOLLIN = 0x001;

    public static Errno CreatePoller(out SafeDescriptor poller)
    {
        poller = epoll_create1(EPOLL_CLOEXEC);
        return poller.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>Reports <paramref name="tag"/> whenever the descriptor has something to read, or has ended.</summary>
    public static Errno AddToPoller(SafeDescriptor poller, SafeDescriptor descriptor, ulong tag)
    {
        byte* entry = stackalloc byte[EpollEvents.EntrySize];
        EpollEvents.Write(entry, EPOLLIN, tag);
        return epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, entry) == 0 ? Errno.None : LastError;
    }

    /// <summary>Forgets a descriptor. Closing it does so only once no duplicate is left, also none in a child between fork and exec.</summary>
    public static void RemoveFromPoller(SafeDescriptor poller, SafeDescriptor descriptor)
    {
        byte* ignored = stackalloc byte[EpollEvents.EntrySize];
        _ = epoll_ctl(poller, EPOLL_CTL_DEL, descriptor, ignored);
    }

    /// <summary>Waits for events.</summary>
    /// <param name="timeout">Milliseconds, or -1.</param>
    /// <returns>How many there are; 0 also after a signal.</returns>
    public static int WaitForEvents(SafeDescriptor poller, in EpollEvents events, int timeout)
    {
        int count = epoll_wait(poller, events.Pointer, events.Capacity, timeout);
        return Math.Max(count, 0);
    }

    // <sys/epoll.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial SafeDescriptor epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_ctl(SafeDescriptor poller, int operation, SafeDescriptor fd, byte* entry);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_wait(SafeDescriptor poller, byte* entries, int maximum, int timeout);
}

/// <summary>Room for an array of <c>struct epoll_event</c>, which is packed on x64 (12 bytes) and aligned elsewhere (16).</summary>
internal readonly unsafe struct EpollEvents
{
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    private readonly byte[] _entries; // on the pinned heap

    public EpollEvents(int capacity)
    {
        Capacity = capacity;
        _entries = GC.AllocateUninitializedArray<byte>(capacity * EntrySize, pinned: true);
    }

    public static int EntrySize => DataOffset + sizeof(ulong);

    public int Capacity { get; }

    public byte* Pointer => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_entries));

    /// <summary>The tag of an event that was waited for.</summary>
    public ulong Tag(int index) => Unsafe.ReadUnaligned<ulong>(ref _entries[(index * EntrySize) + DataOffset]);

    public static void Write(byte* entry, uint events, ulong tag)
    {
        Unsafe.WriteUnaligned(entry, events);
        Unsafe.WriteUnaligned(entry + DataOffset, tag);
    }
}
