using Binder.Protocol;

namespace Binder;

// What the driver learns of the object when it is first sent, and keeps.
public abstract partial class BBinder
{
    // Normal policy, nice 19: an object that asks for nothing runs its calls in the background, as in Android.
    private const uint BackgroundScheduling = 0x13;
    private const int PolicyShift = 9;

    private readonly Lock _nodeGate = new();
    private bool _wasSent;
    private IBinder? _extension;
    private bool _requestsSecurityContext;
    private bool _inheritsRealTime;
    private Stability _stability;
    private SchedulerPolicy _minSchedulerPolicy;
    private int _minSchedulerPriority;

    /// <summary>An object that adds to this one's interface; callers get it with <see cref="BinderExtensions.GetExtension"/>.</summary>
    /// <exception cref="InvalidOperationException">The object was sent already.</exception>
    public IBinder? Extension
    {
        get => _extension;
        set => Set(ref _extension, value);
    }

    /// <summary>
    /// Whether calls bring the caller's security label: <see cref="IPCThreadState.CallingSid"/>. The kernel's driver refuses every call of such
    /// an object where the system has no module that gives labels (with AppArmor alone it has none); the other drivers then say "unconfined".
    /// </summary>
    /// <exception cref="InvalidOperationException">The object was sent already.</exception>
    public bool RequestsSecurityContext
    {
        get => _requestsSecurityContext;
        set => Set(ref _requestsSecurityContext, value);
    }

    /// <summary>Whether a real-time caller's priority is taken over for its call; Android's kernels know it, Linux's own passes over it.</summary>
    /// <exception cref="InvalidOperationException">The object was sent already.</exception>
    public bool InheritsRealTimePriority
    {
        get => _inheritsRealTime;
        set => Set(ref _inheritsRealTime, value);
    }

    /// <summary>The object's stability; set once, before the object is sent.</summary>
    /// <exception cref="InvalidOperationException">It has another already.</exception>
    public Stability Stability
    {
        get => _stability;
        set
        {
            if (!Enum.IsDefined(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such stability.");
            if (!TryMark(value))
                throw new InvalidOperationException($"The object has {_stability} stability already; it cannot become {value}.");
        }
    }

    /// <summary>The least scheduling policy with which calls of the object run; see <see cref="SetMinSchedulerPolicy"/>.</summary>
    public SchedulerPolicy MinSchedulerPolicy => _minSchedulerPolicy;

    /// <summary>The least priority with which calls of the object run; see <see cref="SetMinSchedulerPolicy"/>.</summary>
    public int MinSchedulerPriority => _minSchedulerPriority;

    /// <summary>
    /// Asks the driver to run calls of the object with at least this priority: with the caller's nice value or this one, whichever is stronger.
    /// The kernel's driver does so as far as <c>RLIMIT_NICE</c> allows, the others in processes that may choose any nice value; policies other
    /// than normal need Android's kernel.
    /// </summary>
    /// <param name="policy">Scheduling policy. <see cref="SchedulerPolicy.Normal"/> with 0 is what an object has that never asked: nice 19.</param>
    /// <param name="priority">Nice value -20 to 19 for the normal policy, 1 to 99 for the real-time ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The priority does not fit the policy.</exception>
    /// <exception cref="InvalidOperationException">The object was sent already.</exception>
    public void SetMinSchedulerPolicy(SchedulerPolicy policy, int priority)
    {
        (int least, int most) = policy switch
        {
            SchedulerPolicy.Normal => (-20, 19),
            SchedulerPolicy.Fifo or SchedulerPolicy.RoundRobin => (1, 99),
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy."),
        };
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priority, most);
        lock (_nodeGate)
        {
            ThrowIfSent();
            (_minSchedulerPolicy, _minSchedulerPriority) = (policy, priority);
        }
    }

    /// <summary>The object is about to be sent: what the driver is told of it stays as it is from here on.</summary>
    /// <returns>The flags of its <c>flat_binder_object</c>.</returns>
    internal uint Publish()
    {
        lock (_nodeGate)
        {
            _wasSent = true;
            if (_stability == Stability.Undeclared)
                _stability = Stability.System;
            return NodeFlags();
        }
    }

    /// <summary>Marks an object that has no stability yet.</summary>
    /// <returns>False if it has another.</returns>
    internal bool TryMark(Stability stability)
    {
        lock (_nodeGate)
        {
            if (_stability == Stability.Undeclared && !_wasSent)
                _stability = stability;
            return _stability == stability;
        }
    }

    private uint NodeFlags()
    {
        bool isSet = (_minSchedulerPolicy, _minSchedulerPriority) != (SchedulerPolicy.Normal, 0);
        uint scheduling = isSet ? ((uint)_minSchedulerPolicy << PolicyShift) | (byte)_minSchedulerPriority : BackgroundScheduling;
        return FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS | scheduling
            | (_requestsSecurityContext ? FlatBinderFlags.FLAT_BINDER_FLAG_TXN_SECURITY_CTX : 0)
            | (_inheritsRealTime ? FlatBinderFlags.FLAT_BINDER_FLAG_INHERIT_RT : 0);
    }

    private void Set<T>(ref T field, T value)
    {
        lock (_nodeGate)
        {
            ThrowIfSent();
            field = value;
        }
    }

    private void ThrowIfSent()
    {
        if (_wasSent)
            throw new InvalidOperationException("The object was sent already: what the driver was told of it cannot change.");
    }
}
