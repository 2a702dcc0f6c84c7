namespace Binder.Driver;

/// <summary>Something that a thread will read: an item of at most one <see cref="BinderWorkQueue"/>, which it is linked into by its own fields.</summary>
internal class BinderWork
{
    public BinderWorkKind Kind { get; set; }

    public BinderWorkQueue? Queue { get; set; }

    public BinderWork? Next { get; set; }

    public BinderWork? Previous { get; set; }

    public bool IsQueued => Queue is not null;

    /// <summary>Leaves the queue it is in, if any.</summary>
    public void Dequeue() => Queue?.Remove(this);
}
