using System.Buffers.Binary;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

/// <summary>What holds in every state of the driver.</summary>
internal static class DriverInvariants
{
    /// <param name="canary">A word that processes send in places which no receiver may see.</param>
    public static void Check(VirtualDevice device, ulong canary)
    {
        HashSet<BinderNode> nodes = [];
        int references = 0;
        foreach (VirtualProcess process in device.Processes)
        {
            references += CheckReferences(process.Proc, nodes);
            for (BinderNode? node = process.Proc.Nodes.FindAfter(0); node is not null; node = process.Proc.Nodes.FindAfter(node.Ptr))
                nodes.Add(node);
            if (process.Proc.Nodes.Find(0) is { } first)
                nodes.Add(first);
            CheckThreads(process);
            CheckArea(process, canary);
            Assert.True(process.Proc.Outstanding >= 0);
        }

        Assert.Equal(references, device.Counts.References);
        Assert.Equal(nodes.Count, device.Counts.Nodes);
        Assert.All(nodes, CheckNode);
        Assert.True(device.Counts.Transactions >= 0 && device.Counts.PinnedFiles >= 0 && device.Counts.DeathLinks >= 0);
    }

    private static int CheckReferences(BinderProc process, HashSet<BinderNode> nodes)
    {
        int count = 0;
        for (BinderRef? reference = process.Refs.FindFrom(0); reference is not null; reference = process.Refs.FindFrom(reference.Handle + 1))
        {
            count++;
            nodes.Add(reference.Node);
            Assert.True(reference.Strong >= 0 && reference.Weak >= 0 && reference.Strong + reference.Weak > 0);
            Assert.Same(reference, process.Refs.Find(reference.Node));
            Assert.NotEqual(process, reference.Node.Process);
        }

        Assert.Equal(count, process.Refs.Count);
        return count;
    }

    private static void CheckNode(BinderNode node)
    {
        int strong = 0;
        for (BinderRef? reference = node.FirstRef; reference is not null; reference = reference.NextOfNode)
            strong += reference.Strong > 0 ? 1 : 0;
        Assert.Equal(strong, node.InternalStrong);
        Assert.True(node.LocalStrong >= 0 && node.LocalWeak >= 0);
        Assert.True(node.IsWeak || node.IsQueued, "An unused node is gone, or about to be reported.");
        Assert.False(node.Process is null && node.IsQueued, "A dead node has no owner to tell.");
    }

    private static void CheckThreads(VirtualProcess process)
    {
        bool isSomeoneWoken = false;
        foreach (BinderThread thread in process.Proc.Threads.Values)
        {
            VirtualThread owner = (VirtualThread)thread.Owner!;
            isSomeoneWoken |= owner.IsWoken;
            CheckStack(thread);
            Assert.Equal(owner.IsParked, thread.IsWaiting);
            if (thread.IsWaiting)
                Assert.False(thread.HasWork(isFreeForProcessWork: false), "A parked thread has something to read.");
            if (thread.IsWaiting && thread.IsFreeForProcessWork)
                Assert.True(thread.IsWaitingForProcess);
        }

        if (!process.Proc.Waiting.IsEmpty && !process.Proc.Todo.IsEmpty)
            Assert.True(isSomeoneWoken, "Nobody is on the way to the process's work.");
    }

    private static void CheckStack(BinderThread thread)
    {
        const int Deepest = 1000;
        int depth = 0;
        for (BinderTransaction? next = thread.Stack; next is not null; depth++)
        {
            Assert.True(next.From == thread || next.ToThread == thread, "A stack holds only what its thread sent or serves.");
            Assert.NotNull(next.Account);
            Assert.True(depth < Deepest);
            next = next.ToThread == thread ? next.ToParent : next.FromParent;
        }
    }

    private static void CheckArea(VirtualProcess process, ulong canary)
    {
        if (process.Area is null)
            return;
        Span<byte> wanted = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(wanted, canary);
        Assert.Equal(-1, process.Area.Slice(0, process.Area.Size).IndexOf(wanted));
        Assert.True(process.Proc.Allocator!.AllocatedBytes <= process.Area.Size);
    }
}
