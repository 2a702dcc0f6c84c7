using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>Where our driver may differ from the kernel's: what a version did not do yet (class V), and quirks that it does not follow (class Q).</summary>
internal sealed class Comparison(Version kernel)
{
    private const uint Update = TransactionFlag.TF_ONE_WAY | TransactionFlag.TF_UPDATE_TXN;

    private static readonly Version PendingFrozen = new(6, 3);
    private static readonly Version FreezeNotifications = new(6, 12);

    /// <summary>What scripts may have for this kernel.</summary>
    public Repertoire Repertoire => kernel >= FreezeNotifications ? Repertoire.Newest : Repertoire.WithoutFreezeNotifications;

    /// <summary>Whether a script ends before this step, because the C driver has a quirk there.</summary>
    public static bool IsQuirk(ModelWorld model, Step step)
    {
        Term term = step.Term;
        ModelProcess? process = model.Processes[(int)term[0]];
        return term.Name switch
        {
            "exit" => process?.KnownThread((int)term[1]) is { } thread && LosesWork(thread),
            "io" => Array.Exists(term.Parts, HasParentAtStart) || Array.Exists(term.Parts, command => UpdatesForAnother(model, process, command)),
            _ => false,
        };
    }

    /// <summary>
    /// A one-way that replaces an outdated one of the same sender: the kernel takes the process that makes the call for the sender, and here that
    /// is always the same.
    /// </summary>
    private static bool UpdatesForAnother(ModelWorld model, ModelProcess? process, Term command)
    {
        if (command.Name is not ("call" or "callsg") || (command[2] & Update) != Update)
            return false;
        return model.Processes
            .Where(static target => target is { Proc.IsFrozen: true })
            .SelectMany(static target => target!.Proc.Nodes.All)
            .Any(node => HasFromAnother(node.AsyncTodo, command, process));
    }

    private static bool HasFromAnother(BinderWorkQueue waiting, Term command, ModelProcess? process)
    {
        for (BinderWork? work = waiting.First; work is not null; work = work.Next)
        {
            if (work is BinderTransaction other && other.Code == command[1] && other.Flags == command[2] && other.SenderPid != process?.Proc.Pid)
                return true;
        }

        return false;
    }

    /// <summary>A scatter-gather part whose object lies at the start of the data has no children.</summary>
    private static bool HasParentAtStart(Term command) =>
        command.Parts is [{ Name: "ptr" }, ..]
        && Array.Exists(command.Parts, static part => (part.Name == "ptr" && part.Values.Length > 2 && part[2] == 0) || part.Name == "array" && part[1] == 0);

    /// <summary>
    /// Whether the kernel's read ended with the error of a file that it could not install. The C driver goes on to the next item, but returns the
    /// old error when that is news of a node, and the news is lost.
    /// </summary>
    public static bool IsStaleError(ModelWorld model, string theirs) =>
        model.HasFailedToInstall && theirs.Contains($"{Errno.ENOMEM} read", StringComparison.Ordinal);

    public bool Agree(string ours, string theirs)
    {
        if (kernel < PendingFrozen)
            ours = ours.Replace("PENDING_FROZEN", "TC", StringComparison.Ordinal);
        return ours == theirs;
    }

    /// <summary>A thread that exits loses news of its nodes for ever, and the buffers of transactions that it was handed.</summary>
    private static bool LosesWork(BinderThread thread)
    {
        for (BinderWork? work = thread.Todo.First; work is not null; work = work.Next)
        {
            if (work.Kind is BinderWorkKind.Node or BinderWorkKind.Transaction)
                return true;
        }

        return false;
    }
}
