using Binder.Protocol;

namespace Binder.Driver;

/// <summary>
/// The binder driver as a state machine: <c>BC_*</c> in, <c>BR_*</c> out. One instance is one device with one context manager.
/// No thread, no lock, no file, no clock: the owner serialises the calls, provides the processes' memory, and parks and wakes their threads.
/// </summary>
/// <remarks>
/// Behaves as <c>drivers/android/binder.c</c>. Whatever a process writes, it gets the kernel's error; limits that the kernel does not have
/// (see <see cref="BinderDriverLimits"/>) answer as the kernel does without memory.
/// </remarks>
internal sealed partial class BinderDriver
{
    private const int PooledItems = 4096;

    private readonly IDriverHost _host;
    private readonly BinderDriverLimits _limits;
    private readonly List<BinderProc> _processes = [];
    private readonly Dictionary<uint, BinderAccount> _users = [];
    private readonly BinderPool<BinderTransaction> _transactionPool = new(PooledItems);
    private readonly BinderPool<BinderWork> _completionPool = new(PooledItems);
    private readonly BinderPool<BinderBuffer> _bufferPool = new(PooledItems);

    private BinderNode? _managerNode;
    private uint? _managerEuid;
    private uint _lastId;

    private int _threadCount;
    private int _nodeCount;
    private int _referenceCount;
    private int _transactionCount;
    private int _deathCount;
    private int _freezeCount;
    private int _pinnedFileCount;

    public BinderDriver(IDriverHost host, BinderDriverLimits? limits = null)
    {
        _host = host;
        _limits = limits ?? new BinderDriverLimits();
    }

    public BinderDriverCounts Counts
    {
        get
        {
            int buffers = 0;
            long bytes = 0;
            foreach (BinderProc process in _processes)
            {
                buffers += process.Allocator?.Count ?? 0;
                bytes += process.Allocator?.AllocatedBytes ?? 0;
            }

            return new BinderDriverCounts(
                _processes.Count,
                _threadCount,
                _nodeCount,
                _referenceCount,
                _transactionCount,
                buffers,
                bytes,
                _deathCount,
                _pinnedFileCount,
                _freezeCount);
        }
    }

    /// <summary>Whether the node is the one behind handle 0.</summary>
    public bool IsContextManager(BinderNode node) => node == _managerNode;

    /// <summary>Whether one more process of this user fits its limit; the owner refuses the connection otherwise.</summary>
    public bool CanOpen(in BinderCredentials credentials) =>
        !_users.TryGetValue(credentials.Euid, out BinderAccount? user) || user.HasRoom(BinderResource.Processes);

    /// <summary>What <c>open</c> of the device is: a process of its own, also for a pid that has one already.</summary>
    /// <param name="memory">The memory that the process's commands refer to.</param>
    public BinderProc Open(BinderCredentials credentials, IProcessMemory memory)
    {
        BinderAccount account = new(_limits.PerProcess, FindOrAddUser(credentials.Euid));
        account.Charge(BinderResource.Processes);
        BinderProc process = new(credentials, memory, account) { Index = _processes.Count };
        _processes.Add(process);
        return process;
    }

    /// <summary>Maps the receive area: once in a process's life.</summary>
    public Errno Map(BinderProc process, BinderArea area)
    {
        int size = Math.Min(area.Size, BinderProtocol.MaxAreaSize);
        if (process.IsDead || size < sizeof(ulong))
            return Errno.EINVAL;
        if (process.Allocator is not null)
            return Errno.EBUSY;
        process.Area = area;
        process.AreaAddress = area.UserAddress;
        process.Allocator = new BinderAllocator(size, _limits.BuffersPerProcess, _bufferPool);
        return Errno.None;
    }

    /// <summary>The area is gone: nothing more can be sent to the process. What it received before may still be freed.</summary>
#pragma warning disable CA1822 // part of the driver's surface
    public void Unmap(BinderProc process) => process.Area = null;
#pragma warning restore CA1822

    private BinderAccount FindOrAddUser(uint euid)
    {
        if (_users.TryGetValue(euid, out BinderAccount? user))
            return user;
        foreach ((uint other, BinderAccount account) in _users)
        {
            if (account.IsEmpty)
                _users.Remove(other);
        }

        user = new BinderAccount(_limits.PerUser);
        _users.Add(euid, user);
        return user;
    }

    /// <summary>Numbers nodes, references and transactions; never 0.</summary>
    private uint NextId()
    {
        if (++_lastId == 0)
            _lastId = 1;
        return _lastId;
    }
}
