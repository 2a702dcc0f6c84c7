using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>A virtual process as scenarios drive it.</summary>
internal sealed class VirtualProcessPort(VirtualProcess process) : IProcessPort
{
    private readonly List<VirtualFile> _files = [];
    private readonly Dictionary<int, VirtualFile> _opened = [];

    public int Pid => process.Pid;

    public int InnerPid => process.Proc.Credentials.Nested?.Innermost.Number ?? Pid;

    public uint Euid => process.Proc.Credentials.Euid;

    public ulong AreaAddress => process.AreaAddress;

    public bool CanOpenFiles
    {
        set => process.MaxFiles = value ? int.MaxValue : process.Files.Count;
    }

    private BinderDriver Driver => process.Device.Driver;

    public ulong Place(ReadOnlySpan<byte> content) => process.Place(content);

    public byte[] Peek(ulong address, int length) => process.Peek(address, length);

    public IThreadPort OpenThread(bool warm = true) => new VirtualThreadPort(process.NextThread());

    public Errno Map(int size) => process.Device.Map(process, size);

    public Errno Unmap()
    {
        process.Unmap();
        return Errno.None;
    }

    public Errno GetVersion(out int version)
    {
        version = BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION;
        return Errno.None;
    }

    public Errno SetMaxThreads(uint count) => Driver.SetMaxThreads(process.Proc, count);

    public Errno SetContextManager(in flat_binder_object node) => Driver.SetContextManager(process.Proc, node);

    public Errno EnableOnewaySpamDetection(bool enable) => Driver.EnableOnewaySpamDetection(process.Proc, enable);

    public Errno GetNodeDebugInfo(ref binder_node_debug_info info) => Driver.GetNodeDebugInfo(process.Proc, ref info);

    public Errno GetNodeInfoForRef(ref binder_node_info_for_ref info) => Driver.GetNodeInfoForRef(process.Proc, ref info);

    public Errno Freeze(in binder_freeze_info info) => Driver.Freeze(info);

    public Errno GetFrozenInfo(ref binder_frozen_status_info info) => Driver.GetFrozenInfo(ref info);

    public void Flush() => Driver.Flush(process.Proc);

    public void Close() => process.Close();

    public void CloseDescriptor() => throw new NotSupportedException();

    public Errno RunChild(string operation, uint handle) => throw new NotSupportedException();

    public Errno MapWritable() => throw new NotSupportedException();

    public void StopAndContinue() => throw new NotSupportedException();

    public Errno Protect() => throw new NotSupportedException();

    public void ChangeEuid(uint euid) => throw new NotSupportedException();

    public int OpenFile()
    {
        VirtualFile file = new();
        _files.Add(file);
        int descriptor = process.OpenFile(file);
        _opened[descriptor] = file;
        return descriptor;
    }

    public int DeviceDescriptor() => OpenFile();

    public void CloseFile(int descriptor) => process.CloseFile(descriptor);

    public string? IdentityOf(int descriptor) => process.Files.TryGetValue(descriptor, out VirtualFile? file) ? file.Name : null;

    public bool IsClosedOnExec(int descriptor) => true;

    public bool AwaitRelease(int descriptor) => _opened[descriptor].References == 0;
}
