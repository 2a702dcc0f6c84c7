using System.Runtime.InteropServices;
using Xunit;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>Memory behind which lies a page that cannot be read.</summary>
internal sealed partial class GuardedMemory : IDisposable
{
    private readonly nint _start;
    private readonly nuint _size;

    public GuardedMemory(int readable)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        _size = (((nuint)readable + page - 1) & ~(page - 1)) + page;
        _start = mmap(0, _size, 3, 0x22, -1, 0); // PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS
        Assert.NotEqual(-1, _start);
        End = (ulong)_start + _size - page;
        Assert.Equal(0, mprotect((nint)End, page, 0));
    }

    /// <summary>The first address that cannot be read.</summary>
    public ulong End { get; }

    public void Dispose() => Assert.Equal(0, munmap(_start, _size));

    [LibraryImport("libc")]
    private static partial nint mmap(nint address, nuint length, int protection, int flags, int fd, nint offset);

    [LibraryImport("libc")]
    private static partial int mprotect(nint address, nuint length, int protection);

    [LibraryImport("libc")]
    private static partial int munmap(nint address, nuint length);
}
