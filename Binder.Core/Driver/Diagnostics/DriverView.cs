namespace Binder;

/// <summary>A view of what a driver holds and does, by the names of the kernel's files in <c>/sys/kernel/debug/binder</c>.</summary>
public enum DriverView
{
    /// <summary>Every process with its threads, nodes, references, buffers and work.</summary>
    State,

    /// <summary>Counters of commands, returns and objects.</summary>
    Stats,

    /// <summary>The processes in which something is under way.</summary>
    Transactions,

    /// <summary>The last 32 transactions.</summary>
    TransactionLog,

    /// <summary>The last 32 transactions that were refused.</summary>
    FailedTransactionLog,

    /// <summary>One process.</summary>
    Process,
}
