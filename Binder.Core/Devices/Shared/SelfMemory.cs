using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Reads memory of this process where a command says that there is some; a wrong address is an error, not a crash.</summary>
internal static unsafe class SelfMemory
{
    private static readonly int Pid = Environment.ProcessId;

    /// <summary>Copies memory at an address.</summary>
    public static bool TryRead(ulong address, Span<byte> destination)
    {
        if (destination.IsEmpty)
            return true;

        switch (Libc.ReadProcessMemory(Pid, address, destination))
        {
            case Errno.None:
                return true;
            case Errno.EFAULT:
                return false;
            default: // a sandbox forbids the call: then a wrong address is a crash after all
                new ReadOnlySpan<byte>((void*)address, destination.Length).CopyTo(destination);
                return true;
        }
    }
}
