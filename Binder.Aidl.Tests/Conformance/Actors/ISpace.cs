namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>The memory of a process: what its commands point to, and the area in which it receives.</summary>
internal interface ISpace
{
    int Pid { get; }

    /// <summary>Where the receive area starts.</summary>
    ulong AreaAddress { get; }

    /// <summary>Puts bytes into the process's memory.</summary>
    /// <returns>Their address.</returns>
    ulong Place(ReadOnlySpan<byte> content);

    /// <summary>What the process sees at an address of its area.</summary>
    byte[] Peek(ulong address, int length);
}
