using Binder.Driver;

namespace Binder.Devices.InProcess;

/// <summary>The memory of this OS process: sender and driver share it, so that an address is as good as the code that made it.</summary>
internal sealed unsafe class OwnMemory : IProcessMemory
{
    public static readonly OwnMemory Instance = new();

    private OwnMemory()
    {
    }

    public bool TryRead(ulong address, Span<byte> destination)
    {
        if (address == 0 && destination.Length > 0)
            return false;

        new ReadOnlySpan<byte>((void*)address, destination.Length).CopyTo(destination);
        return true;
    }
}
