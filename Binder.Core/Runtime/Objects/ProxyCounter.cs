namespace Binder;

/// <summary>
/// Counts the proxies of a process by the user who sent the objects: a user's processes that send ever new objects make the receiver hold ever
/// more. Off until asked for; what was received before is not counted.
/// </summary>
/// <remarks>Source: <c>BpBinder::enableCountByUid</c>. An object is the
/// caller's whose call first brought it; one that came in an answer is the process's own user's.</remarks>
public sealed class ProxyCounter
{
    /// <summary>The usual <see cref="HighWatermark"/>.</summary>
    public const int DefaultHighWatermark = 2500;

    /// <summary>The usual <see cref="WarningWatermark"/>.</summary>
    public const int DefaultWarningWatermark = 2250;

    /// <summary>The usual <see cref="LowWatermark"/>.</summary>
    public const int DefaultLowWatermark = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Account> _accounts = [];
    private readonly ProcessState _process;

    internal ProxyCounter(ProcessState process) => _process = process;

    /// <summary>Raised on the thread that received the object with which a user's count reaches <see cref="WarningWatermark"/>.</summary>
    public event EventHandler<ProxyCountEventArgs>? WarningReached;

    /// <summary>
    /// Raised on the thread that received the object with which a user's count reaches <see cref="HighWatermark"/>, and again each time as
    /// many more have come; after the count fell to <see cref="LowWatermark"/> anew.
    /// </summary>
    public event EventHandler<ProxyCountEventArgs>? HighReached;

    /// <summary>Whether proxies that are made from now on are counted.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>
    /// Whether a user who reached <see cref="HighWatermark"/> is refused until the count fell to <see cref="LowWatermark"/>: reading a further
    /// object of theirs fails with <see cref="StatusCode.NoMemory"/>.
    /// </summary>
    public bool IsThrottling { get; set; }

    /// <summary>The count that is too many.</summary>
    public int HighWatermark { get; private set; } = DefaultHighWatermark;

    /// <summary>The count that is nearly too many.</summary>
    public int WarningWatermark { get; private set; } = DefaultWarningWatermark;

    /// <summary>The count from which on all is well again.</summary>
    public int LowWatermark { get; private set; } = DefaultLowWatermark;

    /// <summary>Sets the three marks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not ascending from low to warning to high.</exception>
    public void SetWatermarks(int high, int low, int warning)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfLessThan(warning, low);
        ArgumentOutOfRangeException.ThrowIfLessThan(high, Math.Max(warning, 1));
        lock (_gate)
            (HighWatermark, LowWatermark, WarningWatermark) = (high, low, warning);
    }

    /// <summary>Counted proxies that the process holds of objects that a user sent.</summary>
    public int CountOf(int uid)
    {
        lock (_gate)
            return _accounts.GetValueOrDefault(uid)?.Count ?? 0;
    }

    /// <summary>Counted proxies of every user.</summary>
    public IReadOnlyDictionary<int, int> Counts()
    {
        lock (_gate)
            return _accounts.ToDictionary(static account => account.Key, static account => account.Value.Count);
    }

    /// <summary>A proxy is about to be made.</summary>
    /// <returns>The user whom <see cref="Remove"/> is told; null if it is not counted, or is refused.</returns>
    internal int? TryAdd(int uid, out bool isRefused)
    {
        isRefused = false;
        if (!IsEnabled)
            return null;

        bool isHigh, isWarning;
        int count;
        lock (_gate)
        {
            if (!_accounts.TryGetValue(uid, out Account? account))
                _accounts.Add(uid, account = new Account());
            isRefused = IsThrottling && account.IsHigh;
            if (isRefused)
                return null;
            count = ++account.Count;
            isHigh = account.ReachesHigh(HighWatermark);
            isWarning = account.ReachesWarning(WarningWatermark);
        }

        if (isWarning)
            Report(WarningReached, uid, count);
        if (isHigh)
            Report(HighReached, uid, count);
        return uid;
    }

    /// <summary>A counted proxy gave its handle back.</summary>
    internal void Remove(int uid)
    {
        lock (_gate)
        {
            Account account = _accounts[uid];
            account.Count--;
            if (account.Count <= LowWatermark)
                account.Recover();
            if (account.Count == 0)
                _accounts.Remove(uid);
        }
    }

    private void Report(EventHandler<ProxyCountEventArgs>? reached, int uid, int count)
    {
        BinderEventSource.Log.ManyProxiesOfUser(_process.Device, uid, count);
        UserCode.Raise(_process, reached, new ProxyCountEventArgs(uid, count));
    }

    private sealed class Account
    {
        private int _lastHigh;
        private bool _isWarned;

        public int Count { get; set; }

        public bool IsHigh { get; private set; }

        public bool ReachesHigh(int mark)
        {
            if (Count < mark || (IsHigh && Count - _lastHigh < mark))
                return false;
            (IsHigh, _lastHigh) = (true, Count);
            return true;
        }

        public bool ReachesWarning(int mark)
        {
            if (_isWarned || Count < mark)
                return false;
            _isWarned = true;
            return true;
        }

        public void Recover() => (IsHigh, _isWarned) = (false, false);
    }
}
