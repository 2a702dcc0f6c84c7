using System.Diagnostics;
using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>A device and the processes on it, for the time of one scenario.</summary>
internal interface IWorld : IDisposable
{
    /// <summary>Whether the device is the kernel's.</summary>
    bool IsKernel { get; }

    /// <summary>The kernel's version, or one above all that are known: our drivers do what the newest kernel does.</summary>
    Version Version { get; }

    /// <summary>Why the capability is missing; null if it is there.</summary>
    string? Lacks(Capability capability);

    IProcessPort Open(OpenOptions options);

    /// <summary>Does all of this: at the same time where processes are real, in this order where they are not.</summary>
    void Together(params Action[] actions);

    /// <summary>Closes whatever is open. When this returns the driver is through with it.</summary>
    void CloseAll();

    /// <summary>What the driver shows of itself, in the kernel's text form.</summary>
    string ReadView(DriverView view);

    /// <summary>Starts Child/child.c on an open of its own.</summary>
    Process StartChild(string operation);

    /// <summary>What the driver holds, where that can be asked for.</summary>
    BinderDriverCounts? Counts { get; }
}
