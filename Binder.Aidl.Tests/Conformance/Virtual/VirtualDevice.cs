using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>A driver with processes that exist only for it: the place where a test's story plays.</summary>
internal sealed class VirtualDevice(BinderDriverLimits? limits = null)
{
    public const int AreaSize = 1024 * 1024;

    private readonly VirtualHost _host = new();
    private readonly List<VirtualProcess> _open = [];
    private BinderDriver? _driver;
    private VirtualProcess? _manager;
    private int _lastPid = 100;
    private ulong _nextArea = 0x7000_0000_0000;

    public BinderDriver Driver => _driver ??= new BinderDriver(_host, limits);

    public VirtualHost Host => _host;

    public BinderDriverCounts Counts => Driver.Counts;

    public IReadOnlyList<VirtualProcess> Processes => _open;

    /// <summary>The context manager, made on first use: its node takes files and has ptr 0x77, cookie 0x88.</summary>
    public VirtualProcess Manager
    {
        get
        {
            if (_manager is null || _manager.Proc.IsDead)
            {
                _manager = Open();
                Errno error = Driver.SetContextManager(
                    _manager.Proc,
                    new flat_binder_object { binder = 0x77, cookie = 0x88, flags = FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS });
                Check.Equal(Errno.None, error);
            }

            return _manager;
        }
    }

    public VirtualProcess Open(int? pid = null, uint euid = 1000, int areaSize = AreaSize, string? label = null, NestedPids? nested = null)
    {
        VirtualProcess process = new(this, new BinderCredentials(pid ?? ++_lastPid, euid, label, nested, Nice: 0));
        _open.Add(process);
        if (areaSize > 0)
            Check.Equal(Errno.None, Map(process, areaSize));
        return process;
    }

    public Errno Map(VirtualProcess process, int size)
    {
        VirtualArea area = new(_nextArea, size);
        _nextArea += 0x1000_0000;
        Errno error = Driver.Map(process.Proc, area);
        if (error == Errno.None)
            process.Area = area;
        return error;
    }

    public void Forget(VirtualProcess process) => _open.Remove(process);

    /// <summary>
    /// Gives <paramref name="holder"/> a handle, with one strong count, for a node of <paramref name="owner"/>, through the manager. The owner
    /// has acknowledged the node; all buffers are freed.
    /// </summary>
    public uint Share(VirtualProcess owner, VirtualProcess holder, ulong ptr = 0x5000, ulong cookie = 0x6000, uint flags = 0x113)
    {
        owner.Main.Write(c => c.Call(0, 1, m => m.Binder(ptr, cookie, flags)));
        Received exported = Manager.Main.Read();
        uint handle = exported.Transaction.Object(0).handle;
        Manager.Main.Write(c => c.Acquire(handle).FreeBuffer(exported).Reply());
        owner.Main.Settle();

        holder.Main.Write(c => c.Call(0, 1));
        Manager.Main.Settle();
        Received asked = Manager.Main.LastTransaction!;
        Manager.Main.Write(c => c.FreeBuffer(asked).Reply(0, m => m.Handle(handle)));
        Manager.Main.Settle();
        Received got = holder.Main.Read();
        uint result = got.Transaction.Object(0).handle;
        holder.Main.Write(c => c.Acquire(result).FreeBuffer(got));
        Manager.Main.Write(c => c.Release(handle));
        owner.Main.Settle();
        return result;
    }

    public void CloseAll()
    {
        while (_open.Count > 0)
            _open[^1].Close();
    }
}
