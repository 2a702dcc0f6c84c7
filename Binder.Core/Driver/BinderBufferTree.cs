namespace Binder.Driver;

/// <summary>
/// Free ranges by size: a red-black tree through the buffers' own fields, so that it allocates nothing. Which of several ranges of the same
/// size is found depends on the shape of the tree; this one has the shape of the kernel's, so that buffers lie where the kernel places them.
/// </summary>
/// <remarks>The size of a range may shrink while it is in the tree; its place is then right only for being removed next.</remarks>
internal sealed class BinderBufferTree
{
    private BinderBuffer? _root;

    public void Add(BinderBuffer buffer)
    {
        BinderBuffer? parent = null;
        for (BinderBuffer? next = _root; next is not null;)
        {
            parent = next;
            next = buffer.Size < next.Size ? next.Left : next.Right;
        }

        buffer.Left = null;
        buffer.Right = null;
        buffer.Parent = parent;
        buffer.IsRed = true;
        if (parent is null)
            _root = buffer;
        else if (buffer.Size < parent.Size)
            parent.Left = buffer;
        else
            parent.Right = buffer;
        RepairAfterAdd(buffer);
    }

    public void Remove(BinderBuffer buffer)
    {
        BinderBuffer? child;
        BinderBuffer? parent;
        bool wasRed;
        if (buffer.Left is null || buffer.Right is null)
        {
            child = buffer.Left ?? buffer.Right;
            parent = buffer.Parent;
            wasRed = buffer.IsRed;
            Replace(buffer, child);
        }
        else
        {
            BinderBuffer heir = buffer.Right;
            while (heir.Left is not null)
                heir = heir.Left;
            child = heir.Right;
            parent = heir.Parent == buffer ? heir : heir.Parent;
            wasRed = heir.IsRed;
            Inherit(buffer, heir);
        }

        buffer.Left = null;
        buffer.Right = null;
        buffer.Parent = null;
        if (!wasRed)
            RepairAfterRemove(child, parent);
    }

    /// <summary>A smallest range of at least <paramref name="size"/> bytes.</summary>
    public BinderBuffer? FindBestFit(int size)
    {
        BinderBuffer? best = null;
        BinderBuffer? next = _root;
        while (next is not null)
        {
            if (next.Size == size)
                return next;
            if (next.Size > size)
            {
                best = next;
                next = next.Left;
            }
            else
            {
                next = next.Right;
            }
        }

        return best;
    }

    private static bool IsRed(BinderBuffer? buffer) => buffer is { IsRed: true };

    private void RepairAfterAdd(BinderBuffer buffer)
    {
        while (buffer.Parent is { IsRed: true } parent)
        {
            BinderBuffer grandparent = parent.Parent!;
            bool isLeft = parent == grandparent.Left;
            BinderBuffer? uncle = isLeft ? grandparent.Right : grandparent.Left;
            if (uncle is { IsRed: true })
            {
                parent.IsRed = false;
                uncle.IsRed = false;
                grandparent.IsRed = true;
                buffer = grandparent;
                continue;
            }

            if (buffer == (isLeft ? parent.Right : parent.Left))
            {
                Rotate(parent, toLeft: isLeft);
                (buffer, parent) = (parent, buffer);
            }

            parent.IsRed = false;
            grandparent.IsRed = true;
            Rotate(grandparent, toLeft: !isLeft);
        }

        _root!.IsRed = false;
    }

    /// <param name="buffer">Root of a subtree that lacks a black node on every path; null if it is empty.</param>
    private void RepairAfterRemove(BinderBuffer? buffer, BinderBuffer? parent)
    {
        while (!IsRed(buffer) && parent is not null)
        {
            bool isLeft = buffer == parent.Left;
            BinderBuffer sibling = (isLeft ? parent.Right : parent.Left)!;
            if (sibling.IsRed)
            {
                sibling.IsRed = false;
                parent.IsRed = true;
                Rotate(parent, toLeft: isLeft);
                sibling = (isLeft ? parent.Right : parent.Left)!;
            }

            BinderBuffer? near = isLeft ? sibling.Left : sibling.Right;
            BinderBuffer? far = isLeft ? sibling.Right : sibling.Left;
            if (!IsRed(near) && !IsRed(far))
            {
                sibling.IsRed = true;
                buffer = parent;
                parent = parent.Parent;
                continue;
            }

            if (!IsRed(far))
            {
                near!.IsRed = false;
                sibling.IsRed = true;
                Rotate(sibling, toLeft: !isLeft);
                far = sibling;
                sibling = near;
            }

            sibling.IsRed = parent.IsRed;
            parent.IsRed = false;
            far!.IsRed = false;
            Rotate(parent, toLeft: isLeft);
            return;
        }

        if (buffer is not null)
            buffer.IsRed = false;
    }

    /// <summary>Lets a child that moves down be replaced by the one on its other side.</summary>
    private void Rotate(BinderBuffer buffer, bool toLeft)
    {
        BinderBuffer riser = (toLeft ? buffer.Right : buffer.Left)!;
        BinderBuffer? inner = toLeft ? riser.Left : riser.Right;
        Replace(buffer, riser);
        if (toLeft)
            (buffer.Right, riser.Left) = (inner, buffer);
        else
            (buffer.Left, riser.Right) = (inner, buffer);
        if (inner is not null)
            inner.Parent = buffer;
        buffer.Parent = riser;
    }

    /// <summary>Puts a subtree in a buffer's place under its parent.</summary>
    private void Replace(BinderBuffer buffer, BinderBuffer? by)
    {
        if (buffer.Parent is not { } parent)
            _root = by;
        else if (parent.Left == buffer)
            parent.Left = by;
        else
            parent.Right = by;
        if (by is not null)
            by.Parent = buffer.Parent;
    }

    /// <summary>Takes the next larger range out of its place and puts it in the buffer's.</summary>
    private void Inherit(BinderBuffer buffer, BinderBuffer heir)
    {
        if (heir.Parent != buffer)
        {
            Replace(heir, heir.Right);
            heir.Right = buffer.Right;
            heir.Right!.Parent = heir;
        }

        Replace(buffer, heir);
        heir.Left = buffer.Left;
        heir.Left!.Parent = heir;
        heir.IsRed = buffer.IsRed;
    }
}
