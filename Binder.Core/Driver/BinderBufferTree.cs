namespace Binder.Driver;

/// <summary>Free ranges by size, then place: an AA tree through the buffers' own fields, so that it allocates nothing and stays shallow.</summary>
internal sealed class BinderBufferTree
{
    private BinderBuffer? _root;

    public void Add(BinderBuffer buffer)
    {
        buffer.Left = null;
        buffer.Right = null;
        buffer.Level = 1;
        _root = Insert(_root, buffer);
    }

    public void Remove(BinderBuffer buffer)
    {
        _root = Delete(_root, buffer);
        buffer.Left = null;
        buffer.Right = null;
    }

    /// <summary>The smallest range of at least <paramref name="size"/> bytes; the first in the area among equals.</summary>
    public BinderBuffer? FindBestFit(int size)
    {
        BinderBuffer? best = null;
        BinderBuffer? next = _root;
        while (next is not null)
        {
            if (next.Size >= size)
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

    private static int Compare(BinderBuffer left, BinderBuffer right) =>
        left.Size != right.Size ? left.Size.CompareTo(right.Size) : left.Offset.CompareTo(right.Offset);

    private static BinderBuffer Insert(BinderBuffer? tree, BinderBuffer buffer)
    {
        if (tree is null)
            return buffer;
        if (Compare(buffer, tree) < 0)
            tree.Left = Insert(tree.Left, buffer);
        else
            tree.Right = Insert(tree.Right, buffer);
        return Split(Skew(tree));
    }

    private static BinderBuffer? Delete(BinderBuffer? tree, BinderBuffer buffer)
    {
        if (tree is null)
            return null;
        int order = Compare(buffer, tree);
        if (order < 0)
        {
            tree.Left = Delete(tree.Left, buffer);
        }
        else if (order > 0)
        {
            tree.Right = Delete(tree.Right, buffer);
        }
        else
        {
            if (tree.Left is null)
                return tree.Right;
            tree = ReplaceByPredecessor(tree);
        }

        return Rebalance(tree);
    }

    private static BinderBuffer ReplaceByPredecessor(BinderBuffer tree)
    {
        BinderBuffer heir = tree.Left!;
        while (heir.Right is not null)
            heir = heir.Right;
        BinderBuffer? left = Delete(tree.Left, heir);
        heir.Left = left;
        heir.Right = tree.Right;
        heir.Level = tree.Level;
        return heir;
    }

    private static BinderBuffer Rebalance(BinderBuffer tree)
    {
        int level = Math.Min(LevelOf(tree.Left), LevelOf(tree.Right)) + 1;
        if (level < tree.Level)
        {
            tree.Level = level;
            if (tree.Right is not null && level < tree.Right.Level)
                tree.Right.Level = level;
        }

        tree = Skew(tree);
        if (tree.Right is not null)
        {
            tree.Right = Skew(tree.Right);
            if (tree.Right.Right is not null)
                tree.Right.Right = Skew(tree.Right.Right);
        }

        tree = Split(tree);
        if (tree.Right is not null)
            tree.Right = Split(tree.Right);
        return tree;
    }

    private static int LevelOf(BinderBuffer? tree) => tree is null ? 0 : tree.Level;

    private static BinderBuffer Skew(BinderBuffer tree)
    {
        BinderBuffer? left = tree.Left;
        if (left is null || left.Level != tree.Level)
            return tree;
        tree.Left = left.Right;
        left.Right = tree;
        return left;
    }

    private static BinderBuffer Split(BinderBuffer tree)
    {
        BinderBuffer? right = tree.Right;
        if (right?.Right is null || right.Right.Level != tree.Level)
            return tree;
        tree.Right = right.Left;
        right.Left = tree;
        right.Level++;
        return right;
    }
}
