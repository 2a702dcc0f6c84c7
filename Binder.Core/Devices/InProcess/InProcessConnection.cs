using Binder.Driver;
using Binder.Protocol;

namespace Binder.Devices.InProcess;

/// <summary>A virtual process on an <see cref="InProcessDriver"/>.</summary>
internal sealed class InProcessConnection(string device, InProcessDriver driver, BinderProc process) : BinderConnection
{
    private readonly List<InProcessThread> _threads = [];
    private InProcessArea? _area;
    private int _lastTid;
    private bool _isClosed;

    public override string Device => device;

    public override nint AreaAddress => (nint)(_area?.UserAddress ?? 0);

    public override int AreaSize => _area?.Size ?? 0;

    internal InProcessDriver Driver => driver;

    /// <summary>Whether the device was closed; read and written under the driver's gate.</summary>
    internal bool IsClosed => _isClosed;

    public override Errno Map(int size)
    {
        InProcessArea area = new(Math.Min(size, BinderProtocol.MaxAreaSize));
        Errno error = Run(() => driver.Driver.Map(process, area));
        if (error == Errno.None)
            _area = area;
        return error;
    }

    public override BinderDeviceThread OpenThread()
    {
        lock (driver.Gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            InProcessThread thread = new(this, driver.Driver.GetThread(process, ++_lastTid));
            _threads.Add(thread);
            return thread;
        }
    }

    public override Errno GetVersion(out int protocolVersion)
    {
        protocolVersion = BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION;
        return Run(static () => Errno.None);
    }

    public override Errno SetMaxThreads(uint count) => Run(() => driver.Driver.SetMaxThreads(process, count));

    public override Errno SetContextManager(in flat_binder_object node)
    {
        flat_binder_object copy = node;
        return Run(() => driver.Driver.SetContextManager(process, copy));
    }

    public override Errno EnableOnewaySpamDetection(bool enable) => Run(() => driver.Driver.EnableOnewaySpamDetection(process, enable));

    public override Errno GetNodeDebugInfo(ref binder_node_debug_info info)
    {
        lock (driver.Gate)
            return _isClosed ? Errno.EBADF : driver.Driver.GetNodeDebugInfo(process, ref info);
    }

    public override Errno GetNodeInfoForRef(ref binder_node_info_for_ref info)
    {
        lock (driver.Gate)
            return _isClosed ? Errno.EBADF : driver.Driver.GetNodeInfoForRef(process, ref info);
    }

    public override Errno Freeze(in binder_freeze_info info)
    {
        binder_freeze_info copy = info;
        Errno error = Run(() => driver.Driver.BeginFreeze(copy));
        if (error != Errno.None || copy.enable == 0)
            return error;

        long start = Environment.TickCount64;
        while (HasOutstanding(copy.pid) && Environment.TickCount64 - start < copy.timeout_ms)
            Thread.Sleep(1); // the kernel's waits are as coarse, and nobody waits for a freeze
        lock (driver.Gate)
        {
            if (!_isClosed)
                return driver.Driver.EndFreeze(copy.pid);
            driver.Driver.AbandonFreeze(copy.pid);
            return Errno.EBADF;
        }
    }

    public override Errno GetFrozenInfo(ref binder_frozen_status_info info)
    {
        lock (driver.Gate)
            return _isClosed ? Errno.EBADF : driver.Driver.GetFrozenInfo(ref info);
    }

    public override void Flush() => Run(() =>
    {
        driver.Driver.Flush(process);
        return Errno.None;
    });

    internal void Forget(InProcessThread thread) => _threads.Remove(thread);

    protected override void Dispose(bool disposing)
    {
        lock (driver.Gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            driver.Driver.Close(process);
            driver.ForgetConnectionLocked();
            foreach (InProcessThread thread in _threads)
                thread.Wake();
            _threads.Clear();
        }
    }

    private bool HasOutstanding(uint pid)
    {
        lock (driver.Gate)
            return !_isClosed && driver.Driver.HasOutstanding(pid);
    }

    private Errno Run(Func<Errno> action)
    {
        lock (driver.Gate)
            return _isClosed ? Errno.EBADF : action();
    }
}
