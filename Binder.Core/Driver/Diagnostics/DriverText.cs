using System.Text;
using static System.FormattableString;

namespace Binder.Driver;

/// <summary>A snapshot in the text form of the kernel's files. Source: <c>drivers/android/binder.c</c>, <c>*_show</c>, as of 6.12.</summary>
/// <remarks>Where the kernel prints an address of its own memory, this prints the number of the object; times are left out: the driver has no clock.</remarks>
internal static class DriverText
{
    private const string Context = "context binder";

    public static string Render(DriverSnapshot driver, DriverView view, int pid) => view switch
    {
        DriverView.State => State(driver),
        DriverView.Stats => Stats(driver),
        DriverView.Transactions => Transactions(driver),
        DriverView.TransactionLog => Log(driver.Log),
        DriverView.FailedTransactionLog => Log(driver.FailedLog),
        _ => Process(driver, pid),
    };

    private static string State(DriverSnapshot driver)
    {
        StringBuilder text = new("binder state:\n");
        if (driver.DeadNodes.Count > 0)
            text.Append("dead nodes:\n");
        foreach (NodeSnapshot node in driver.DeadNodes)
            Append(text, node);
        foreach (ProcSnapshot process in driver.Processes)
            Append(text, process, onlyActive: false);
        return text.ToString();
    }

    private static string Transactions(DriverSnapshot driver)
    {
        StringBuilder text = new("binder transactions:\n");
        foreach (ProcSnapshot process in driver.Processes.Where(static each => each.IsActive))
            Append(text, process, onlyActive: true);
        return text.ToString();
    }

    private static string Process(DriverSnapshot driver, int pid)
    {
        StringBuilder text = new("binder proc state:\n");
        foreach (ProcSnapshot process in driver.Processes.Where(each => each.Pid == pid))
            Append(text, process, onlyActive: false);
        return text.ToString();
    }

    private static string Stats(DriverSnapshot driver)
    {
        StringBuilder text = new("binder stats:\n");
        Append(text, driver.Counters, indent: "");
        BinderDriverCounts counts = driver.Counts;
        Line(text, Invariant($"proc: active {counts.Processes}"));
        Line(text, Invariant($"thread: active {counts.Threads}"));
        Line(text, Invariant($"node: active {counts.Nodes}"));
        Line(text, Invariant($"ref: active {counts.References}"));
        Line(text, Invariant($"death: active {counts.DeathLinks}"));
        Line(text, Invariant($"transaction: active {counts.Transactions}"));
        foreach (ProcSnapshot process in driver.Processes)
        {
            Line(text, Invariant($"proc {process.Pid}"));
            Line(text, Context);
            Line(text, Invariant($"  threads: {process.Threads.Count}"));
            Line(text, Invariant($"  requested threads: {process.RequestedThreads}+{process.StartedThreads}/{process.MaxThreads}"));
            Line(text, Invariant($"  ready threads {process.ReadyThreads}"));
            Line(text, Invariant($"  free async space {process.FreeAsyncSpace}"));
            Line(text, Invariant($"  nodes: {process.Nodes.Count}"));
            Line(text, Invariant($"  refs: {process.Refs.Count} s {process.Refs.Sum(static each => each.Strong)} w {process.Refs.Sum(static each => each.Weak)}"));
            Line(text, Invariant($"  buffers: {process.Buffers.Count}"));
            Line(text, Invariant($"  pending transactions: {process.Work.Count(static work => work.Transaction is not null)}"));
            Append(text, process.Counters, indent: "  ");
        }

        return text.ToString();
    }

    private static string Log(IReadOnlyList<TransactionLogEntry> entries)
    {
        StringBuilder text = new();
        foreach (TransactionLogEntry entry in entries)
        {
            Line(
                text,
                Invariant($"{entry.Id}: {entry.Kind,-5} from {entry.FromPid}:{entry.FromTid} to {entry.ToPid}:{entry.ToTid} {Context} node {entry.NodeId} handle {entry.Handle} size {entry.DataSize}:{entry.OffsetsSize} ret {entry.Result}/{entry.Param} l=0"));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ProcSnapshot process, bool onlyActive)
    {
        Line(text, Invariant($"proc {process.Pid}"));
        Line(text, Context);
        foreach (ThreadSnapshot thread in process.Threads)
        {
            if (!onlyActive || thread.Stack.Count + thread.Work.Count > 0)
                Append(text, thread);
        }

        foreach (NodeSnapshot node in process.Nodes)
        {
            if (!onlyActive || node.Async.Count > 0)
                Append(text, node);
        }

        if (!onlyActive)
        {
            foreach (RefSnapshot each in process.Refs)
                Line(text, Invariant($"  ref {each.Id}: desc {each.Handle} {(each.IsDead ? "dead " : "")}node {each.NodeId} s {each.Strong} w {each.Weak} d {(each.HasDeathLink ? 1 : 0)}"));
        }

        foreach (BufferSnapshot buffer in process.Buffers)
            Line(text, Invariant($"  buffer {buffer.Id}: {buffer.Offset:x} size {buffer.DataSize}:{buffer.OffsetsSize}:{buffer.ExtraSize} {(buffer.IsActive ? "active" : "delivered")}"));
        Append(text, process.Work, indent: "  ");
        if (process.HasDeliveredDeaths)
            Line(text, "  has delivered dead binder");
    }

    private static void Append(StringBuilder text, ThreadSnapshot thread)
    {
        Line(text, Invariant($"  thread {thread.Tid}: l {thread.Looper:x2} need_return {(thread.MustReturn ? 1 : 0)} tr 0"));
        foreach (TransactionSnapshot call in thread.Stack)
            Append(text, call, indent: "    ");
        Append(text, thread.Work, indent: "    ");
    }

    private static void Append(StringBuilder text, NodeSnapshot node)
    {
        string holders = node.Holders.Count == 0 ? "" : " proc " + string.Join(' ', node.Holders);
        Line(
            text,
            Invariant($"  node {node.Id}: u{node.Ptr:x16} c{node.Cookie:x16} hs {(node.HasStrong ? 1 : 0)} hw {(node.HasWeak ? 1 : 0)} ls {node.LocalStrong} lw {node.LocalWeak} is {node.InternalStrong} iw {node.Holders.Count} tr 1{holders}"));
        foreach (TransactionSnapshot call in node.Async)
            Append(text, call, indent: "    ");
    }

    private static void Append(StringBuilder text, IReadOnlyList<WorkSnapshot> work, string indent)
    {
        foreach (WorkSnapshot item in work)
        {
            if (item.Transaction is { } transaction)
                Append(text, transaction, indent);
            else
                Line(text, Invariant($"{indent}{item.Text}"));
        }
    }

    private static void Append(StringBuilder text, TransactionSnapshot call, string indent)
    {
        string node = call.NodeId is { } id ? Invariant($" node {id}") : "";
        string buffer = call.Offset is { } offset
            ? Invariant($"{node} size {call.DataSize}:{call.OffsetsSize} offset {offset:x}")
            : " buffer free";
        Line(
            text,
            Invariant($"{indent}{call.Role} transaction {call.Id}: {call.Id:x16} from {call.FromPid}:{call.FromTid} to {call.ToPid}:{call.ToTid} code {call.Code:x} flags {call.Flags:x} pri {call.Nice} r{(call.NeedsReply ? 1 : 0)}{buffer}"));
    }

    private static void Append(StringBuilder text, IReadOnlyList<CounterSnapshot> counters, string indent)
    {
        foreach (CounterSnapshot counter in counters)
            Line(text, Invariant($"{indent}{counter.Name}: {counter.Count}"));
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
