namespace Binder.Driver;

/// <summary>The memory of a process that sends, as far as its commands refer to it.</summary>
internal interface IProcessMemory
{
    /// <summary>Whether the last read failed because the process has ended. The kernel's driver, which runs on the sender's own thread, meets no such sender.</summary>
    bool HasEnded => false;

    /// <summary>Copies <c>destination.Length</c> bytes at <paramref name="address"/> of the process, usually straight into a receiver's area.</summary>
    /// <returns>False if any of it cannot be read; the destination's content is then undefined.</returns>
    bool TryRead(ulong address, Span<byte> destination);
}
