using System.Text;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Worker;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;
using static Binder.Aidl.Tests.Conformance.Remote.WorkerProcess;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>An open of the device by a worker.</summary>
internal sealed class RemoteProcess(RemoteWorld world, WorkerProcess worker, int index, uint euid, bool isOnSecondDevice) : IProcessPort
{
    private readonly List<RemoteThread> _threads = [];

    public WorkerProcess Worker => worker;

    public bool IsOnSecondDevice => isOnSecondDevice;

    public int Pid => worker.Pid;

    public int InnerPid => worker.InnerPid;

    public uint Euid => euid;

    public ulong AreaAddress { get; private set; }

    public bool CanOpenFiles
    {
        set => worker.Ask(WorkerOperation.LimitFiles, 0, arguments => arguments.Write(!value));
    }

    public ulong Place(ReadOnlySpan<byte> content) => worker.Place(content);

    public byte[] Peek(ulong address, int length) => worker.Ask(WorkerOperation.Peek, 0, arguments =>
    {
        arguments.Write(address);
        arguments.Write(length);
    }).ReadBytes(length);

    public IThreadPort OpenThread(bool warm = true)
    {
        int thread = worker.Ask(WorkerOperation.OpenThread, index, arguments => arguments.Write(warm)).ReadInt32();
        RemoteThread port = new(world, this, thread);
        _threads.Add(port);
        return port;
    }

    public Errno Map(int size)
    {
        (Errno error, BinaryReader results) = worker.Try(WorkerOperation.Map, index, arguments => arguments.Write(size));
        if (error == Errno.None)
            AreaAddress = results.ReadUInt64();
        return error;
    }

    public Errno Unmap() => Do(WorkerOperation.Unmap);

    public Errno GetVersion(out int version)
    {
        (Errno error, BinaryReader results) = worker.Try(WorkerOperation.GetVersion, index);
        version = results.ReadInt32();
        return error;
    }

    public Errno SetMaxThreads(uint count) => Do(WorkerOperation.SetMaxThreads, Of(count));

    public Errno SetContextManager(in flat_binder_object node) => Do(WorkerOperation.SetContextManager, Of(node));

    public Errno EnableOnewaySpamDetection(bool enable) => Do(WorkerOperation.EnableOnewaySpamDetection, arguments => arguments.Write(enable));

    public Errno GetNodeDebugInfo(ref binder_node_debug_info info) => Exchange(WorkerOperation.GetNodeDebugInfo, ref info);

    public Errno GetNodeInfoForRef(ref binder_node_info_for_ref info) => Exchange(WorkerOperation.GetNodeInfoForRef, ref info);

    public Errno Freeze(in binder_freeze_info info) => Do(WorkerOperation.Freeze, Of(info));

    public Errno GetFrozenInfo(ref binder_frozen_status_info info) => Exchange(WorkerOperation.GetFrozenInfo, ref info);

    public void Flush() => Do(WorkerOperation.Flush);

    public void Close()
    {
        world.Forget(this);
        world.AwaitClose(this, CloseNow);
    }

    /// <summary>Closes without waiting for the driver.</summary>
    public void CloseNow() => Do(WorkerOperation.Close);

    public void CloseDescriptor() => Do(WorkerOperation.CloseDescriptor);

    public Errno RunChild(string operation, uint handle) => Do(WorkerOperation.RunChild, arguments =>
    {
        arguments.Write(RemoteWorld.ChildProgram);
        arguments.Write(operation);
        arguments.Write(handle);
    });

    public Errno MapWritable() => Do(WorkerOperation.MapWritable);

    public void StopAndContinue()
    {
        Check.Equal(0, Native.kill(Pid, Native.SIGSTOP), "SIGSTOP");
        RemoteWorld.SpinUntil(() => File.ReadAllText($"/proc/{Pid}/stat").Contains(") T ", StringComparison.Ordinal));
        Check.Equal(0, Native.kill(Pid, Native.SIGCONT), "SIGCONT");
    }

    public Errno Protect() => Do(WorkerOperation.Protect);

    public void ChangeEuid(uint euid) => worker.Ask(WorkerOperation.SetEuid, 0, Of(euid));

    public int OpenFile() => worker.Ask(WorkerOperation.OpenFile, 0).ReadInt32();

    public int DeviceDescriptor() => worker.Ask(WorkerOperation.DeviceDescriptor, index).ReadInt32();

    public void CloseFile(int descriptor) => worker.Ask(WorkerOperation.CloseFile, 0, Of(descriptor));

    public string? IdentityOf(int descriptor)
    {
        BinaryReader results = worker.Ask(WorkerOperation.IdentityOf, 0, Of(descriptor));
        byte[] identity = results.ReadBytes(results.ReadInt32());
        return identity.Length == 0 ? null : Encoding.UTF8.GetString(identity);
    }

    public bool IsClosedOnExec(int descriptor) => worker.Ask(WorkerOperation.IsClosedOnExec, 0, Of(descriptor)).ReadBoolean();

    public bool AwaitRelease(int descriptor) => worker.Ask(WorkerOperation.AwaitRelease, 0, Of(descriptor)).ReadBoolean();

    private Errno Do(WorkerOperation operation, Action<BinaryWriter>? arguments = null) => worker.Try(operation, index, arguments).Error;

    private Errno Exchange<T>(WorkerOperation operation, ref T value)
        where T : unmanaged
    {
        (Errno error, BinaryReader results) = worker.Try(operation, index, Of(value));
        value = Read<T>(results);
        return error;
    }
}
