using System.Runtime.InteropServices;
using Binder.Interop;
using Xunit;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>While it lives, this process can open no file, or so many: by default it may have the three standard ones and no more.</summary>
internal sealed unsafe partial class NoFreeDescriptor : IDisposable
{
    private const int RLIMIT_NOFILE = 7; // <bits/resource.h>

    private readonly rlimit _usual;

    public NoFreeDescriptor(bool exceptOne = false)
    {
        rlimit usual;
        Assert.Equal(0, getrlimit(RLIMIT_NOFILE, &usual));
        _usual = usual;
        rlimit none = usual with { rlim_cur = exceptOne ? LowestFree() + 1u : 3u };
        Assert.Equal(0, setrlimit(RLIMIT_NOFILE, &none));
    }

    public void Dispose()
    {
        rlimit usual = _usual;
        Assert.Equal(0, setrlimit(RLIMIT_NOFILE, &usual));
    }

    private static uint LowestFree()
    {
        using FileStream file = File.OpenRead("/dev/null");
        return (uint)file.SafeFileHandle.DangerousGetHandle();
    }

    [LibraryImport("libc")]
    private static partial int getrlimit(int resource, rlimit* limit);

    [LibraryImport("libc")]
    private static partial int setrlimit(int resource, rlimit* limit);
}
