using Binder.Protocol;

namespace Binder.Driver;

/// <content>Counts of references, and the commands on handles. Source: <c>binder_inc_ref_for_node</c>, <c>binder_update_ref_for_handle</c>.</content>
internal sealed partial class BinderDriver
{
    /// <summary><c>BC_INCREFS</c>, <c>BC_ACQUIRE</c>: 0 is the current context manager, whatever the table says.</summary>
    private Errno IncrementHandle(BinderProc process, uint handle, bool isStrong)
    {
        if (handle == BinderProtocol.ContextManagerHandle && _managerNode is { } manager)
        {
            if (manager.Process == process)
                return Errno.EINVAL;
            if (IncrementRef(process, manager, isStrong, exporter: null) is not null)
                return Errno.None;
        }

        BinderRef? reference = isStrong ? process.Refs.FindStrong(handle) : process.Refs.Find(handle);
        if (reference is not null)
            IncrementRef(reference, isStrong, exporter: null);
        return Errno.None;
    }

    /// <summary><c>BC_RELEASE</c>, <c>BC_DECREFS</c>, and what a buffer held: more than there is, is ignored.</summary>
    private void DecrementHandle(BinderProc process, uint handle, bool isStrong)
    {
        if (process.Refs.Find(handle) is not { } reference)
            return;
        if (isStrong)
        {
            if (reference.Strong == 0)
                return;
            reference.Strong--;
            if (reference.Strong == 0)
                DecrementNode(reference.Node, isStrong: true, isInternal: true);
        }
        else
        {
            if (reference.Weak == 0)
                return;
            reference.Weak--;
        }

        if (reference.Strong == 0 && reference.Weak == 0)
            RemoveRef(reference);
    }

    /// <summary>Counts one more use of a node by a process, which gets its first reference by it.</summary>
    /// <param name="exporter">The owner's thread that exports the node just now.</param>
    /// <returns>Null if the process's limit is reached.</returns>
    private BinderRef? IncrementRef(BinderProc process, BinderNode node, bool isStrong, BinderThread? exporter)
    {
        BinderRef? reference = process.Refs.Find(node);
        if (reference is null)
        {
            if (!process.Account.TryCharge(BinderResource.References))
                return null;
            reference = new BinderRef(process, node, NextId(), process.Refs.NextHandle(node == _managerNode));
            process.Refs.Add(reference);
            node.Link(reference);
            _referenceCount++;
        }

        IncrementRef(reference, isStrong, exporter);
        return reference;
    }

    private static void IncrementRef(BinderRef reference, bool isStrong, BinderThread? exporter)
    {
        if (isStrong)
        {
            if (reference.Strong == 0)
                IncrementNode(reference.Node, isStrong: true, isInternal: true, exporter);
            reference.Strong++;
        }
        else
        {
            if (reference.Weak == 0)
                IncrementNode(reference.Node, isStrong: false, isInternal: true, exporter);
            reference.Weak++;
        }
    }

    /// <summary>Takes a reference away, with its death and freeze links.</summary>
    private void RemoveRef(BinderRef reference)
    {
        BinderNode node = reference.Node;
        reference.Process.Refs.Remove(reference);
        reference.Process.Account.Release(BinderResource.References);
        _referenceCount--;
        if (reference.Strong > 0)
            DecrementNode(node, isStrong: true, isInternal: true);
        node.Unlink(reference);
        DecrementNode(node, isStrong: false, isInternal: true);
        if (reference.Death is { } death)
        {
            reference.Death = null;
            death.Dequeue();
            FreeDeath(death);
        }

        if (reference.Freeze is { } freeze)
        {
            reference.Freeze = null;
            freeze.Dequeue();
            FreeFreeze(freeze);
        }
    }
}
