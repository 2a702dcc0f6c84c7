using System.Diagnostics;

namespace Binder.Driver;

/// <summary>Work items in the order in which they will be read.</summary>
internal sealed class BinderWorkQueue
{
    private BinderWork? _last;

    public BinderWork? First { get; private set; }

    public bool IsEmpty => First is null;

    public void Add(BinderWork work)
    {
        Debug.Assert(!work.IsQueued, "An item is in one queue at most.");
        work.Queue = this;
        work.Previous = _last;
        if (_last is null)
            First = work;
        else
            _last.Next = work;
        _last = work;
    }

    public void Remove(BinderWork work)
    {
        Debug.Assert(work.Queue == this, "The item is in another queue.");
        if (work.Previous is null)
            First = work.Next;
        else
            work.Previous.Next = work.Next;
        if (work.Next is null)
            _last = work.Previous;
        else
            work.Next.Previous = work.Previous;
        work.Queue = null;
        work.Next = null;
        work.Previous = null;
    }

    public BinderWork? TakeFirst()
    {
        BinderWork? work = First;
        if (work is not null)
            Remove(work);
        return work;
    }
}
