using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Kernel;

/// <summary>An open device of the kernel's driver.</summary>
/// <remarks>
/// The process dies to the driver when the last of three is gone: the descriptors, the mapping, and the calls under way. That is why
/// closing first makes blocked threads return and takes the mapping away, although parcels may still point into it.
/// </remarks>
internal sealed class KernelConnection : BinderConnection
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SafeDescriptor _device;
    private readonly SafeDescriptor _spare; // so that blocked threads can be called back when the process is out of descriptors
    private SafeMapping? _area;
    private int _areaSize;
    private int _flushes;
    private volatile bool _isClosed;

    internal KernelConnection(string path, SafeDescriptor device, SafeDescriptor spare)
    {
        _path = path;
        _device = device;
        _spare = spare;
    }

    public override string Device => _path;

    public override nint AreaAddress => _area?.Address ?? 0;

    public override int AreaSize => _areaSize;

    /// <summary>Whether the device was closed.</summary>
    internal bool IsClosed => _isClosed;

    /// <summary>Grows with every <see cref="Flush"/>, before the driver hears of it.</summary>
    internal int Flushes => Volatile.Read(ref _flushes);

    public override Errno Map(int size)
    {
        if (size <= 0)
            return Errno.EINVAL;

        int usable = (int)Math.Min(((long)size + Environment.SystemPageSize - 1) & -Environment.SystemPageSize, BinderProtocol.MaxAreaSize);
        lock (_gate)
        {
            if (_isClosed)
                return Errno.EBADF;

            Errno error = Libc.MapDevice(_device, usable, out SafeMapping? area);
            if (area is not null)
                (_area, _areaSize) = (area, usable);
            return error;
        }
    }

    public override BinderDeviceThread OpenThread()
    {
        if (_isClosed)
            throw new BinderDeviceException(_path, $"Cannot use the Binder device {_path}: this process has closed it.");
        return new KernelThread(this, _device);
    }

    public override Errno GetVersion(out int protocolVersion)
    {
        protocolVersion = 0;
        return Control(BinderIoctl.BINDER_VERSION, ref protocolVersion);
    }

    public override Errno SetMaxThreads(uint count) => Control(BinderIoctl.BINDER_SET_MAX_THREADS, ref count);

    public override Errno SetContextManager(in flat_binder_object node)
    {
        flat_binder_object argument = node;
        Errno error = Control(BinderIoctl.BINDER_SET_CONTEXT_MGR_EXT, ref argument);
        if (error != Errno.EINVAL)
            return error;

        int ignored = 0; // kernels before 4.19 know only this; their context manager takes no descriptors
        return Control(BinderIoctl.BINDER_SET_CONTEXT_MGR, ref ignored);
    }

    public override Errno EnableOnewaySpamDetection(bool enable)
    {
        uint argument = enable ? 1u : 0u;
        return Control(BinderIoctl.BINDER_ENABLE_ONEWAY_SPAM_DETECTION, ref argument);
    }

    public override Errno GetNodeDebugInfo(ref binder_node_debug_info info) => Control(BinderIoctl.BINDER_GET_NODE_DEBUG_INFO, ref info);

    public override Errno GetNodeInfoForRef(ref binder_node_info_for_ref info) => Control(BinderIoctl.BINDER_GET_NODE_INFO_FOR_REF, ref info);

    public override Errno Freeze(in binder_freeze_info info)
    {
        binder_freeze_info argument = info;
        return Control(BinderIoctl.BINDER_FREEZE, ref argument);
    }

    public override Errno GetFrozenInfo(ref binder_frozen_status_info info) => Control(BinderIoctl.BINDER_GET_FROZEN_INFO, ref info);

    public override void Flush()
    {
        if (!_isClosed)
            CallThreadsBack();
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (!disposing || _isClosed)
                return;

            _isClosed = true;
            CallThreadsBack();
            _spare.Dispose();
            if (_area is not null)
                _ = Libc.ReplaceByZeros(_area, _areaSize);
            _device.Dispose(); // closes with the last call that is under way
        }
    }

    // Closing any descriptor of the open file makes each thread's blocked or next read return.
    private void CallThreadsBack()
    {
        Interlocked.Increment(ref _flushes);
        if (Duplicate(out SafeDescriptor? another) == Errno.None)
            another?.Dispose();
        else
            _spare.Dispose();
    }

    private Errno Duplicate(out SafeDescriptor? duplicate)
    {
        duplicate = null;
        try
        {
            return Libc.Duplicate(_device, out duplicate);
        }
        catch (ObjectDisposedException)
        {
            return Errno.EBADF;
        }
    }

    private Errno Control<T>(uint request, ref T argument)
        where T : unmanaged
    {
        try
        {
            return Libc.Control(_device, request, ref argument);
        }
        catch (ObjectDisposedException)
        {
            return Errno.EBADF;
        }
    }
}
