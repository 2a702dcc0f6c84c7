namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>What a scenario may need beyond commands, reads and the usual ioctls.</summary>
internal enum Capability
{
    /// <summary>Asks whether a read would find something: <c>poll</c>.</summary>
    Poll,

    /// <summary>Real system calls on a real descriptor: wrong pointers, unknown ioctls, <c>read</c>, <c>mprotect</c>.</summary>
    SystemCalls,

    /// <summary>Takes the receive area away and keeps the device: <c>munmap</c>.</summary>
    Unmap,

    /// <summary>Processes with the user id that the scenario gives them.</summary>
    Credentials,

    /// <summary>Processes that change their user id while the device is open.</summary>
    ChangingUser,

    /// <summary>Processes with the security label that the scenario gives them.</summary>
    Label,

    /// <summary>A child of a process, with what it inherits; the program in C that plays it.</summary>
    Child,

    /// <summary>Processes in pid namespaces of their own.</summary>
    PidNamespace,

    /// <summary>A second process of the same pid: two opens in one process.</summary>
    SecondOpen,

    /// <summary>A second device, with a context of its own.</summary>
    SecondDevice,

    /// <summary>The niceness of threads.</summary>
    Priority,

    /// <summary>Signals to a thread that is in a call.</summary>
    Signals,
}
