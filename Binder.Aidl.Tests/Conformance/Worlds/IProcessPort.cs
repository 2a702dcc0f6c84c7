using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>One open of the device by a process, driven from outside.</summary>
internal interface IProcessPort : ISpace
{
    uint Euid { get; }

    /// <summary>Its number in the pid namespace that it lives in.</summary>
    int InnerPid { get; }

    /// <summary>Makes a thread.</summary>
    /// <param name="warm">Whether it has done an ioctl already, so that its first read is like any other.</param>
    IThreadPort OpenThread(bool warm = true);

    Errno Map(int size);

    Errno Unmap();

    Errno GetVersion(out int version);

    Errno SetMaxThreads(uint count);

    Errno SetContextManager(in flat_binder_object node);

    Errno EnableOnewaySpamDetection(bool enable);

    Errno GetNodeDebugInfo(ref binder_node_debug_info info);

    Errno GetNodeInfoForRef(ref binder_node_info_for_ref info);

    Errno Freeze(in binder_freeze_info info);

    Errno GetFrozenInfo(ref binder_frozen_status_info info);

    /// <summary>What closing a duplicate of the descriptor does.</summary>
    void Flush();

    /// <summary>Dies. When this returns the driver is through with it.</summary>
    void Close();

    /// <summary>Closes the descriptor of the device and keeps the area.</summary>
    void CloseDescriptor();

    /// <summary>Lets a child do something with the descriptor that it inherits: Child/child.c.</summary>
    Errno RunChild(string operation, uint handle = 0);

    /// <summary>Asks for a writable area.</summary>
    Errno MapWritable();

    /// <summary>Stops the whole process, and lets it go on.</summary>
    void StopAndContinue();

    /// <summary>Tries to make the area writable.</summary>
    Errno Protect();

    /// <summary>Changes the effective user id of the process, while the device is open.</summary>
    void ChangeEuid(uint euid);

    /// <summary>Opens a file, and holds one descriptor of it.</summary>
    int OpenFile();

    /// <summary>A descriptor of the device itself; of some file where the device has none.</summary>
    int DeviceDescriptor();

    void CloseFile(int descriptor);

    /// <summary>Names the open file of a descriptor, the same in every process; null if there is none.</summary>
    string? IdentityOf(int descriptor);

    bool IsClosedOnExec(int descriptor);

    /// <summary>Waits until nobody holds the file of <see cref="OpenFile"/> any more.</summary>
    bool AwaitRelease(int descriptor);

    /// <summary>Whether the process can have any more descriptors.</summary>
    bool CanOpenFiles { set; }
}
