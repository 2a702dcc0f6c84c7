using Binder.Devices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Runtime.Odd;

/// <summary>A device whose driver is newer than the runtime: before what it has to say, every read brings a return that nobody knows.</summary>
internal sealed class OddConnection(BinderConnection device) : BinderConnection
{
    public override string Device => device.Device;

    public override nint AreaAddress => device.AreaAddress;

    public override int AreaSize => device.AreaSize;

    public override Errno Map(int size) => device.Map(size);

    public override BinderDeviceThread OpenThread() => new OddThread(device.OpenThread());

    public override Errno GetVersion(out int protocolVersion) => device.GetVersion(out protocolVersion);

    public override Errno SetMaxThreads(uint count) => device.SetMaxThreads(count);

    public override Errno SetContextManager(in flat_binder_object node) => device.SetContextManager(node);

    public override Errno EnableOnewaySpamDetection(bool enable) => device.EnableOnewaySpamDetection(enable);

    public override Errno GetNodeDebugInfo(ref binder_node_debug_info info) => device.GetNodeDebugInfo(ref info);

    public override Errno GetNodeInfoForRef(ref binder_node_info_for_ref info) => device.GetNodeInfoForRef(ref info);

    public override Errno Freeze(in binder_freeze_info info) => device.Freeze(info);

    public override Errno GetFrozenInfo(ref binder_frozen_status_info info) => device.GetFrozenInfo(ref info);

    public override void Flush() => device.Flush();

    protected override void Dispose(bool disposing) => device.Dispose();
}
