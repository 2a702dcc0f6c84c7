using System.Runtime.InteropServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>What concerns a process as a whole: its area, and the ioctls that name no thread.</summary>
internal sealed unsafe partial class DaemonLoop
{
    private const ulong EndOfUserAddresses = 1UL << 56; // above every address that a process can have on x64 and arm64

    private void Map(Peer peer, in MapFrame request)
    {
        PeerProcess process = peer.Process!;
        Errno error = Check(process, request);
        SafeDescriptor? memory = null;
        if (error == Errno.None)
            error = Map(process, request, out memory);

        using (memory)
        {
            MapResultFrame result = new()
            {
                Header = new FrameHeader(sizeof(MapResultFrame), FrameType.MapResult),
                Errno = (int)error,
            };
            ReadOnlySpan<int> descriptors = error == Errno.None ? [memory!.Number] : [];
            _ = TryRespond(peer, (byte*)&result, sizeof(MapResultFrame), descriptors);
        }
    }

    private static Errno Check(PeerProcess process, in MapFrame request)
    {
        ulong page = (ulong)Environment.SystemPageSize;
        if (process.Area is not null)
            return Errno.EBUSY;

        bool isWhole = request.Size % page == 0 && request.Address % page == 0;
        return isWhole && request is { Size: > 0 and <= BinderProtocol.MaxAreaSize, Address: > 0 and < EndOfUserAddresses } ? Errno.None : Errno.EINVAL;
    }

    private Errno Map(PeerProcess process, in MapFrame request, out SafeDescriptor? memory)
    {
        Errno error = MappedArea.Create(request.Address, (int)request.Size, out MappedArea? area, out memory);
        if (area is null)
            return error;

        error = _driver.Map(process.Proc, area);
        if (error == Errno.None)
            process.Area = area;
        else
            area.Dispose();
        return error;
    }

    private void Control(Peer peer, ControlFrame frame)
    {
        ControlOperation operation = (ControlOperation)frame.OperationOrErrno;
        if (operation == ControlOperation.Freeze)
        {
            BeginFreeze(peer, As<binder_freeze_info>(ref frame));
            return;
        }

        Errno error = Carry(peer.Process!, operation, ref frame);
        RespondToControl(peer, error, frame.Argument);
    }

    private Errno Carry(PeerProcess process, ControlOperation operation, ref ControlFrame frame)
    {
        switch (operation)
        {
            case ControlOperation.SetMaxThreads:
                return _driver.SetMaxThreads(process.Proc, As<uint>(ref frame));
            case ControlOperation.SetContextManager:
                return _driver.SetContextManager(process.Proc, As<flat_binder_object>(ref frame));
            case ControlOperation.EnableOnewaySpamDetection:
                return _driver.EnableOnewaySpamDetection(process.Proc, As<uint>(ref frame) != 0);
            case ControlOperation.GetNodeDebugInfo:
                return _driver.GetNodeDebugInfo(process.Proc, ref As<binder_node_debug_info>(ref frame));
            case ControlOperation.GetNodeInfoForRef:
                return _driver.GetNodeInfoForRef(process.Proc, ref As<binder_node_info_for_ref>(ref frame));
            case ControlOperation.GetFrozenInfo:
                return _driver.GetFrozenInfo(ref As<binder_frozen_status_info>(ref frame));
            case ControlOperation.Flush:
                _driver.Flush(process.Proc);
                return Errno.None;
            case ControlOperation.Unmap:
                _driver.Unmap(process.Proc);
                return Errno.None;
            default:
                return Errno.EINVAL;
        }
    }

    private void RespondToControl(Peer peer, Errno error, in ControlArgument argument) => _ = TryRespond(peer, new ControlFrame
    {
        Header = new FrameHeader(sizeof(ControlFrame), FrameType.ControlResult),
        OperationOrErrno = (uint)error,
        Argument = argument,
    });

    private static ref T As<T>(ref ControlFrame frame)
        where T : unmanaged => ref MemoryMarshal.AsRef<T>(MemoryMarshal.AsBytes(new Span<ControlArgument>(ref frame.Argument)));
}
