namespace Binder.Devices.Shared;

internal sealed partial class DaemonLoop
{
    private readonly List<(Func<DaemonState, bool> Condition, TaskCompletionSource<DaemonState> Met)> _conditions = [];
    private bool _hasEnded;

    private DaemonState State => new(_driver.Counts, _peers.Count, _users.Files.Value, _peers.CountWaiting());

    private bool HasConditions
    {
        get
        {
            lock (_conditions)
                return _conditions.Count > 0;
        }
    }

    /// <summary>Completes at the first moment between two events at which the condition holds, or at the end.</summary>
    public Task<DaemonState> Until(Func<DaemonState, bool> condition)
    {
        TaskCompletionSource<DaemonState> met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_conditions)
        {
            if (_hasEnded)
                return Task.FromResult(State);
            _conditions.Add((condition, met));
        }

        WakeUp();
        return met.Task;
    }

    private void CheckConditions()
    {
        if (HasConditions)
            CompleteConditions(State);
    }

    private void CompleteConditions(DaemonState state)
    {
        lock (_conditions)
            _ = _conditions.RemoveAll(entry => entry.Condition(state) && entry.Met.TrySetResult(state));
    }

    private void EndConditions()
    {
        DaemonState state = State;
        lock (_conditions)
        {
            _hasEnded = true;
            foreach ((_, TaskCompletionSource<DaemonState> met) in _conditions)
                _ = met.TrySetResult(state);
            _conditions.Clear();
        }
    }
}
