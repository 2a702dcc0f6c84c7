using System.Diagnostics;
using Binder.Devices;
using Binder.Protocol;
using static Binder.Aidl.Tests.Conformance.Worker.Native;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>The kernel's device by naked system calls, so that scenarios see what the driver does and not what our runtime makes of it.</summary>
internal sealed unsafe class SyscallConnection : BinderConnection
{
    public const uint BINDER_WRITE_READ = 0xC0306201;
    public const uint BINDER_SET_MAX_THREADS = 0x40046205;
    public const uint BINDER_SET_CONTEXT_MGR = 0x40046207;
    public const uint BINDER_THREAD_EXIT = 0x40046208;
    public const uint BINDER_VERSION = 0xC0046209;
    public const uint BINDER_GET_NODE_DEBUG_INFO = 0xC018620B;
    public const uint BINDER_GET_NODE_INFO_FOR_REF = 0xC018620C;
    public const uint BINDER_SET_CONTEXT_MGR_EXT = 0x4018620D;
    public const uint BINDER_FREEZE = 0x400C620E;
    public const uint BINDER_GET_FROZEN_INFO = 0xC00C620F;
    public const uint BINDER_ENABLE_ONEWAY_SPAM_DETECTION = 0x40046210;
    public const uint BINDER_GET_EXTENDED_ERROR = 0xC00C6211;

    private readonly string _path;
    private readonly Lock _modeGate = new();
    private nint _area;
    private int _areaSize;

    public SyscallConnection(string path)
    {
        _path = path;
        Descriptor = open(path, O_RDWR | O_CLOEXEC);
        if (Descriptor < 0)
            throw new BinderDeviceException(path, $"{path}: {LastError}");
    }

    public int Descriptor { get; private set; }

    public override string Device => _path;

    public override nint AreaAddress => _area;

    public override int AreaSize => _areaSize;

    public override Errno Map(int size)
    {
        nint area = mmap(0, (nuint)size, PROT_READ, MAP_PRIVATE | MAP_NORESERVE, Descriptor, 0);
        if (area == -1)
            return LastError;
        (_area, _areaSize) = (area, size);
        return Errno.None;
    }

    public Errno Unmap()
    {
        Errno error = Result(munmap(_area, (nuint)_areaSize));
        _areaSize = 0;
        return error;
    }

    /// <summary>Asks for an area that this process may write to.</summary>
    public Errno MapWritable() =>
        mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, Descriptor, 0) == -1 ? LastError : Errno.None;

    /// <summary>Lets a child do something with the descriptor, which it inherits.</summary>
    public Errno RunChild(string program, string operation, uint handle)
    {
        const int CloseOnExec = 1;
        _ = fcntl(Descriptor, F_SETFD, 0);
        try
        {
            using Process child = Process.Start(program, [$"{Descriptor}", operation, $"{handle}"]);
            child.WaitForExit();
            return (Errno)child.ExitCode;
        }
        finally
        {
            _ = fcntl(Descriptor, F_SETFD, CloseOnExec);
        }
    }

    /// <summary>Makes the area writable, or tries to.</summary>
    public Errno Protect() => Result(mprotect(_area, (nuint)_areaSize, PROT_READ | PROT_WRITE));

    /// <summary>Closes the descriptor and keeps the area.</summary>
    public void CloseDescriptor()
    {
        if (Descriptor >= 0)
            _ = close(Descriptor);
        Descriptor = -1;
    }

    public override BinderDeviceThread OpenThread() => new SyscallThread(this);

    public override Errno GetVersion(out int protocolVersion)
    {
        protocolVersion = 0;
        return Ioctl(BINDER_VERSION, ref protocolVersion);
    }

    public override Errno SetMaxThreads(uint count) => Ioctl(BINDER_SET_MAX_THREADS, ref count);

    public override Errno SetContextManager(in flat_binder_object node)
    {
        flat_binder_object argument = node;
        return Ioctl(BINDER_SET_CONTEXT_MGR_EXT, ref argument);
    }

    public override Errno EnableOnewaySpamDetection(bool enable)
    {
        uint argument = enable ? 1u : 0;
        return Ioctl(BINDER_ENABLE_ONEWAY_SPAM_DETECTION, ref argument);
    }

    public override Errno GetNodeDebugInfo(ref binder_node_debug_info info) => Ioctl(BINDER_GET_NODE_DEBUG_INFO, ref info);

    public override Errno GetNodeInfoForRef(ref binder_node_info_for_ref info) => Ioctl(BINDER_GET_NODE_INFO_FOR_REF, ref info);

    public override Errno Freeze(in binder_freeze_info info)
    {
        binder_freeze_info argument = info;
        return Ioctl(BINDER_FREEZE, ref argument);
    }

    public override Errno GetFrozenInfo(ref binder_frozen_status_info info) => Ioctl(BINDER_GET_FROZEN_INFO, ref info);

    public override void Flush() => _ = close(dup(Descriptor));

    public Errno Ioctl<T>(uint request, ref T argument)
        where T : unmanaged
    {
        fixed (T* pointer = &argument)
            return Result(ioctl(Descriptor, request, (nint)pointer));
    }

    /// <summary>A call that starts with the descriptor in this mode. Calls that wait already are not affected.</summary>
    public void SetBlocking(bool blocking)
    {
        lock (_modeGate)
            _ = fcntl(Descriptor, F_SETFL, O_RDWR | (blocking ? 0 : O_NONBLOCK));
    }

    protected override void Dispose(bool disposing)
    {
        if (_areaSize > 0)
            _ = Unmap();
        CloseDescriptor();
    }

    private sealed class SyscallThread(SyscallConnection connection) : BinderDeviceThread
    {
        public override Errno WriteRead(ref binder_write_read io, WriteReadMode mode)
        {
            connection.SetBlocking((mode & WriteReadMode.NonBlocking) == 0);
            return connection.Ioctl(BINDER_WRITE_READ, ref io);
        }

        public override Errno GetExtendedError(out binder_extended_error error)
        {
            error = default;
            return connection.Ioctl(BINDER_GET_EXTENDED_ERROR, ref error);
        }

        protected override void Dispose(bool disposing)
        {
            int ignored = 0;
            _ = connection.Ioctl(BINDER_THREAD_EXIT, ref ignored);
        }
    }
}
