using System.Runtime.InteropServices;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>A signal that interrupts a system call and does nothing else.</summary>
internal static unsafe partial class WorkerSignals
{
    /// <summary>SIGUSR2.</summary>
    public const int Number = 12;

    private const int ActionSize = 152; // struct sigaction: handler, mask, flags (none, so that calls are not restarted), restorer

    /// <summary>Handles the signal by a function of the C library that takes a number and has no effect.</summary>
    public static void Install()
    {
        nint* action = (nint*)NativeMemory.AllocZeroed(ActionSize);
        *action = NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "abs");
        _ = sigaction(Number, action, null);
    }

    [LibraryImport("libc")]
    private static partial int sigaction(int number, nint* action, nint* old);
}
