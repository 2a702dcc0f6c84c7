using Binder.Protocol;

namespace Binder.Driver;

/// <summary>How often each command and each return was carried out: of one process, or of the whole driver.</summary>
internal sealed class DriverStatistics
{
    // Commands and returns carry their number in the low byte.
    private readonly long[] _commands = new long[CommandNames.Length];
    private readonly long[] _returns = new long[ReturnNames.Length];

    /// <summary>By number.</summary>
    public static readonly string[] CommandNames =
    [
        "BC_TRANSACTION", "BC_REPLY", "BC_ACQUIRE_RESULT", "BC_FREE_BUFFER", "BC_INCREFS", "BC_ACQUIRE", "BC_RELEASE", "BC_DECREFS",
        "BC_INCREFS_DONE", "BC_ACQUIRE_DONE", "BC_ATTEMPT_ACQUIRE", "BC_REGISTER_LOOPER", "BC_ENTER_LOOPER", "BC_EXIT_LOOPER",
        "BC_REQUEST_DEATH_NOTIFICATION", "BC_CLEAR_DEATH_NOTIFICATION", "BC_DEAD_BINDER_DONE", "BC_TRANSACTION_SG", "BC_REPLY_SG",
        "BC_REQUEST_FREEZE_NOTIFICATION", "BC_CLEAR_FREEZE_NOTIFICATION", "BC_FREEZE_NOTIFICATION_DONE",
    ];

    /// <summary>By number.</summary>
    public static readonly string[] ReturnNames =
    [
        "BR_ERROR", "BR_OK", "BR_TRANSACTION", "BR_REPLY", "BR_ACQUIRE_RESULT", "BR_DEAD_REPLY", "BR_TRANSACTION_COMPLETE", "BR_INCREFS",
        "BR_ACQUIRE", "BR_RELEASE", "BR_DECREFS", "BR_ATTEMPT_ACQUIRE", "BR_NOOP", "BR_SPAWN_LOOPER", "BR_FINISHED", "BR_DEAD_BINDER",
        "BR_CLEAR_DEATH_NOTIFICATION_DONE", "BR_FAILED_REPLY", "BR_FROZEN_REPLY", "BR_ONEWAY_SPAM_SUSPECT", "BR_TRANSACTION_PENDING_FROZEN",
        "BR_FROZEN_BINDER", "BR_CLEAR_FREEZE_NOTIFICATION_DONE",
    ];

    public void CountCommand(uint command) => _commands[command & 0xFF]++;

    /// <summary>Counts the returns of a stream; <c>BR_NOOP</c> says nothing and is not counted.</summary>
    public void CountReturns(ReadOnlySpan<byte> stream)
    {
        CommandReader reader = new(stream, 0);
        while (reader.Remaining >= sizeof(uint))
        {
            uint code = reader.Read<uint>();
            if (code != BinderReturn.BR_NOOP)
                _returns[code & 0xFF]++;
            reader.Skip(BinderReturn.PayloadSize(code));
        }
    }

    /// <summary>What was counted at least once, commands first.</summary>
    public IReadOnlyList<CounterSnapshot> Snapshot()
    {
        List<CounterSnapshot> counters = [];
        for (int i = 0; i < _commands.Length; i++)
        {
            if (_commands[i] > 0)
                counters.Add(new CounterSnapshot(CommandNames[i], _commands[i]));
        }

        for (int i = 0; i < _returns.Length; i++)
        {
            if (_returns[i] > 0)
                counters.Add(new CounterSnapshot(ReturnNames[i], _returns[i]));
        }

        return counters;
    }
}
