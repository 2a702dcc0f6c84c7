using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Worker;

/// <summary>A process that does what the runtime's scenarios need another one for.</summary>
[BinderInterface("com.example.test.INeighbour")]
public partial interface INeighbour : IInterface
{
    int Add(int left, int right);

    /// <summary>Calls back before it answers.</summary>
    int Through(INeighbourCallback callback, int value);

    /// <summary>Calls back, and is not waited for.</summary>
    [Oneway]
    void Later(INeighbourCallback callback, int value);

    /// <summary>The caller's process id, as this process sees it.</summary>
    int CallerPid();

    /// <summary>Starts a process that lives until it is killed, and inherits what a child inherits.</summary>
    /// <returns>Its process id.</returns>
    int StartChild();

    /// <summary>Descriptors as they come, each with its number of bytes at its start.</summary>
    int[] Lengths(SafeFileHandle[] files);
}

[BinderInterface("com.example.test.INeighbourCallback")]
public partial interface INeighbourCallback : IInterface
{
    int Call(int value);
}
