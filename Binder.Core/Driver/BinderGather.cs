using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Driver;

/// <summary>
/// The scatter-gather half of one transaction: parts of the sender's memory that <c>BINDER_TYPE_PTR</c> objects name, laid out behind the
/// offsets, and the places in them that get another value. Nothing is copied until everything is checked.
/// Source: <c>binder_fixup_parent</c>, <c>binder_validate_fixup</c>, <c>binder_do_deferred_txn_copies</c>.
/// </summary>
internal sealed class BinderGather
{
    private const int KeptItems = 256;
    private const int NoPart = -1;

    private readonly List<Part> _parts = [];
    private readonly List<Fixup> _fixups = [];
    private ulong _address;
    private int _end;
    private int _limit;
    private int _lastPart;
    private ulong _lastMinimum;

    /// <summary>Starts a transaction.</summary>
    /// <param name="address">Where the receiver sees the start of the buffer.</param>
    /// <param name="start">Where the parts go, from there on.</param>
    /// <param name="limit">Where they have to end.</param>
    public void Begin(ulong address, int start, int limit)
    {
        Clear(_parts);
        Clear(_fixups);
        _address = address;
        _end = start;
        _limit = limit;
        _lastPart = NoPart;
        _lastMinimum = 0;
    }

    /// <summary>Makes room for what a <c>BINDER_TYPE_PTR</c> names, and lets it point there.</summary>
    /// <param name="index">Of the object, in the order of the offsets.</param>
    public Errno Add(int index, ref binder_buffer_object pointer)
    {
        if (pointer.length > (ulong)(_limit - _end))
            return Errno.EINVAL;
        int parent = NoPart;
        ulong target = _address + (uint)_end;
        if ((pointer.flags & binder_buffer_object.BINDER_BUFFER_FLAG_HAS_PARENT) != 0)
        {
            parent = Find(pointer.parent);
            if (parent == NoPart || !MayFix(parent, pointer.parent_offset, sizeof(ulong)))
                return Errno.EINVAL;
            _fixups.Add(new Fixup(_parts[parent].Offset + (int)pointer.parent_offset, sizeof(ulong), target));
        }

        _parts.Add(new Part(index, pointer.buffer, _end, (int)pointer.length, parent, pointer.parent_offset));
        _end += ((int)pointer.length + 7) & ~7;
        _lastPart = _parts.Count - 1;
        _lastMinimum = 0;
        pointer.buffer = target;
        return Errno.None;
    }

    /// <summary>Reserves the numbers of a <c>BINDER_TYPE_FDA</c>: they are not copied, but written when the receiver reads.</summary>
    /// <param name="source">Where the sender has them.</param>
    /// <param name="slot">Where the receiver gets them, from the start of the buffer.</param>
    public Errno AddFiles(in binder_fd_array_object files, out ulong source, out int slot)
    {
        source = 0;
        slot = 0;
        int parent = Find(files.parent);
        if (parent == NoPart || !IsInOrder(parent, files.parent_offset))
            return Errno.EINVAL;
        ulong size = 0;
        if (files.num_fds > 0)
        {
            if (files.num_fds > int.MaxValue / sizeof(int))
                return Errno.EINVAL;
            size = files.num_fds * sizeof(int);
            source = unchecked(_parts[parent].Source + files.parent_offset);
            if (!IsInside(parent, files.parent_offset, size) || source % sizeof(int) != 0)
                return Errno.EINVAL;
            slot = _parts[parent].Offset + (int)files.parent_offset;
            _fixups.Add(new Fixup(slot, (int)size, Value: null));
        }

        _lastPart = parent;
        _lastMinimum = unchecked(files.parent_offset + size);
        return Errno.None;
    }

    /// <summary>Copies all parts from the sender, with the new values in place of the sender's own.</summary>
    /// <returns>False if any of them cannot be read.</returns>
    public bool TryCopy(IProcessMemory memory, Span<byte> content)
    {
        _fixups.Sort(static (left, right) => left.Offset.CompareTo(right.Offset));
        int next = 0;
        foreach (ref readonly Part part in CollectionsMarshal.AsSpan(_parts))
        {
            int position = part.Offset;
            int end = part.Offset + part.Length;
            for (; next < _fixups.Count && _fixups[next].Offset < end; next++)
            {
                Fixup fixup = _fixups[next];
                if (!TryCopy(memory, part, position, fixup.Offset, content))
                    return false;
                if (fixup.Value is { } value)
                    MemoryMarshal.Write(content[fixup.Offset..], in value);
                position = fixup.Offset + fixup.Length;
            }

            if (!TryCopy(memory, part, position, end, content))
                return false;
        }

        return true;
    }

    private static bool TryCopy(IProcessMemory memory, in Part part, int start, int end, Span<byte> content) =>
        start == end || memory.TryRead(unchecked(part.Source + (uint)(start - part.Offset)), content[start..end]);

    private static void Clear<T>(List<T> items)
    {
        items.Clear();
        if (items.Capacity > KeptItems)
            items.Capacity = 0;
    }

    /// <summary>The part that belongs to an earlier object.</summary>
    private int Find(ulong objectIndex)
    {
        int low = 0;
        int high = _parts.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            ulong index = (uint)_parts[middle].ObjectIndex;
            if (index == objectIndex)
                return middle;
            if (index < objectIndex)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return NoPart;
    }

    private bool MayFix(int parent, ulong offset, ulong size) => IsInOrder(parent, offset) && IsInside(parent, offset, size);

    private bool IsInside(int parent, ulong offset, ulong size)
    {
        ulong length = (uint)_parts[parent].Length;
        return size <= length && offset <= length - size && offset % sizeof(uint) == 0;
    }

    /// <summary>Only the newest part and its ancestors may be changed, and each from front to back.</summary>
    private bool IsInOrder(int parent, ulong offset)
    {
        int last = _lastPart;
        ulong minimum = _lastMinimum;
        while (last != parent)
        {
            if (last == NoPart)
                return false;
            minimum = _parts[last].ParentOffset + sizeof(ulong);
            last = _parts[last].Parent;
        }

        return offset >= minimum;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(int ObjectIndex, ulong Source, int Offset, int Length, int Parent, ulong ParentOffset);

    /// <param name="Value">Written in place of what the sender has; null if the place is left alone.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Fixup(int Offset, int Length, ulong? Value);
}
