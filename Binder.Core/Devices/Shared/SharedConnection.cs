using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>A process's connection to the daemon: the control socket, the receive area, and what its threads need to connect.</summary>
internal sealed class SharedConnection : BinderConnection
{
    private readonly Lock _gate = new(); // one request at a time
    private readonly Lock _freezing = new();
    private readonly List<SharedConnection> _freezes = []; // connections whose request waits
    private readonly string _path;
    private readonly SafeDescriptor _control;
    private readonly WelcomeFrame _welcome;
    private ReceiveArea? _area;
    private bool _triedToMap;
    private int _disposed;

    internal SharedConnection(string path, SafeDescriptor control, in WelcomeFrame welcome)
    {
        _path = path;
        _control = control;
        _welcome = welcome;
    }

    public override string Device => SharedDevice.Scheme + _path;

    public override nint AreaAddress => _area?.Address ?? 0;

    public override int AreaSize => _area?.Size ?? 0;

    internal SharedFeatures Features => _welcome.Features;

    internal ReceiveArea? Area => _area;

    public override Errno Map(int size)
    {
        if (size <= 0)
            return Errno.EINVAL;

        int usable = (int)Math.Min(((long)size + Environment.SystemPageSize - 1) & -Environment.SystemPageSize, BinderProtocol.MaxAreaSize);
        lock (_gate)
        {
            if (_triedToMap)
                return Errno.EBUSY;

            Errno error = ReceiveArea.Reserve(usable, out ReceiveArea? area);
            if (area is null)
                return error;

            error = MapAt(area);
            _triedToMap = _area is not null;
            if (!_triedToMap)
                area.Release();
            return error;
        }
    }

    public override BinderDeviceThread OpenThread()
    {
        if (_control.IsClosed)
            throw SharedDevice.Failure(_path, "this process has closed it.");

        SafeDescriptor socket = SharedDevice.Connect(_path);
        ThreadHelloFrame hello = new()
        {
            Header = new FrameHeader(Unsafe.SizeOf<ThreadHelloFrame>(), FrameType.ThreadHello),
            Magic = SharedProtocol.Magic,
            Version = SharedProtocol.Version,
            Tid = Libc.GetThreadId(),
            ProcessId = _welcome.ProcessId,
            Secret = _welcome.Secret,
        };
        Errno error = FrameExchange.Run(socket, hello, FrameType.ThreadWelcome, out ThreadWelcomeFrame welcome, out SafeDescriptor? stray);
        stray?.Dispose();
        if (error == Errno.None)
            error = (Errno)welcome.Errno;
        if (error == Errno.None)
            return new SharedThread(this, socket);

        socket.Dispose();
        throw SharedDevice.Failure(_path, error switch
        {
            Errno.ECONNRESET => "the daemon closed a thread's connection; its log says why.",
            Errno.EMFILE => "this process has too many threads at the daemon. Its log names the limit.",
            _ => $"the daemon refused a thread: {Libc.Describe(error)}.",
        });
    }

    public override Errno GetVersion(out int protocolVersion)
    {
        protocolVersion = BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION;
        return _control.IsClosed ? Errno.EBADF : Errno.None;
    }

    public override Errno SetMaxThreads(uint count) => Control(ControlOperation.SetMaxThreads, ref count);

    public override Errno SetContextManager(in flat_binder_object node)
    {
        flat_binder_object argument = node;
        return Control(ControlOperation.SetContextManager, ref argument);
    }

    public override Errno EnableOnewaySpamDetection(bool enable)
    {
        uint argument = enable ? 1u : 0u;
        return Control(ControlOperation.EnableOnewaySpamDetection, ref argument);
    }

    public override Errno GetNodeDebugInfo(ref binder_node_debug_info info) => Control(ControlOperation.GetNodeDebugInfo, ref info);

    public override Errno GetNodeInfoForRef(ref binder_node_info_for_ref info) => Control(ControlOperation.GetNodeInfoForRef, ref info);

    public override Errno Freeze(in binder_freeze_info info)
    {
        binder_freeze_info argument = info;
        return info.enable != 0 && info.timeout_ms > 0 && TryOpenForFreeze(out SharedConnection? other)
            ? FreezeThrough(other, argument)
            : Control(ControlOperation.Freeze, ref argument);
    }

    public override Errno GetFrozenInfo(ref binder_frozen_status_info info) => Control(ControlOperation.GetFrozenInfo, ref info);

    public override void Flush()
    {
        uint nothing = 0;
        _ = Control(ControlOperation.Flush, ref nothing);
    }

    internal int DescriptorNumber => _control.Number;

    /// <summary>What <c>munmap</c> of the area is to the driver: nothing is delivered any more. The addresses stay readable.</summary>
    internal Errno Unmap()
    {
        uint nothing = 0;
        return Control(ControlOperation.Unmap, ref nothing);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing || Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        lock (_freezing)
        {
            foreach (SharedConnection freeze in _freezes)
                Libc.Shutdown(freeze._control);
        }

        Libc.Shutdown(_control); // ends a request that holds the gate, and is a death even while a child between fork and exec has the socket
        lock (_gate)
            _control.Dispose();
    }

    // A freeze that waits has a connection of its own: on this one it would make every other request wait too.
    private bool TryOpenForFreeze([NotNullWhen(true)] out SharedConnection? other)
    {
        other = null;
        try
        {
            other = (SharedConnection)SharedDevice.Open(_path);
        }
        catch (BinderDeviceException)
        {
            return false; // the daemon has no room for it
        }

        lock (_freezing)
        {
            if (Volatile.Read(ref _disposed) == 0)
            {
                _freezes.Add(other);
                return true;
            }
        }

        other.Dispose();
        return false;
    }

    private Errno FreezeThrough(SharedConnection other, binder_freeze_info argument)
    {
        using (other)
        {
            Errno error = other.Control(ControlOperation.Freeze, ref argument);
            lock (_freezing)
                _ = _freezes.Remove(other);
            return error;
        }
    }

    private Errno MapAt(ReceiveArea area)
    {
        MapFrame request = new()
        {
            Header = new FrameHeader(Unsafe.SizeOf<MapFrame>(), FrameType.Map),
            Address = (ulong)area.Address,
            Size = (uint)area.Size,
        };
        Errno error = Exchange(request, FrameType.MapResult, out MapResultFrame result, out SafeDescriptor? memory);
        using (memory)
        {
            if (error == Errno.None)
                error = (Errno)result.Errno;
            if (error != Errno.None)
                return error;
            if (memory is null)
                return Errno.EMFILE; // this process had no room for the descriptor

            _area = area;
            return area.Attach(memory);
        }
    }

    private Errno Control<T>(ControlOperation operation, ref T argument)
        where T : unmanaged
    {
        ControlFrame request = new()
        {
            Header = new FrameHeader(Unsafe.SizeOf<ControlFrame>(), FrameType.Control),
            OperationOrErrno = (uint)operation,
        };
        MemoryMarshal.Write(request.Argument, argument);
        Errno error;
        ControlFrame result;
        lock (_gate)
            error = Exchange(request, FrameType.ControlResult, out result, out _);
        if (error != Errno.None)
            return error;

        argument = MemoryMarshal.Read<T>(result.Argument);
        return (Errno)result.OperationOrErrno;
    }

    private Errno Exchange<TRequest, TResponse>(
        in TRequest request, FrameType expected, out TResponse response, out SafeDescriptor? descriptor)
        where TRequest : unmanaged
        where TResponse : unmanaged
    {
        response = default;
        descriptor = null;
        if (_control.IsClosed)
            return Errno.EBADF;
        return FrameExchange.Run(_control, request, expected, out response, out descriptor) == Errno.None ? Errno.None : Errno.EBADF;
    }
}
