namespace Binder.Driver;

/// <summary>A range of a receive area: free, or holding one transaction's data, offsets, scatter-gather parts and security context.</summary>
internal sealed class BinderBuffer
{
    private const int KeptObjects = 32;

    private BinderHeldObject[] _objects = [];

    /// <summary>The number of the transaction that it was made for.</summary>
    public uint Id { get; set; }

    /// <summary>Where it starts in the area.</summary>
    public int Offset { get; set; }

    /// <summary>Bytes, a multiple of 8.</summary>
    public int Size { get; set; }

    public int DataSize { get; set; }

    public int OffsetsSize { get; set; }

    public bool IsFree { get; set; }

    /// <summary>It was delivered and not yet given back: the process may free it.</summary>
    public bool AllowUserFree { get; set; }

    /// <summary>It is charged to the one-way half of the area.</summary>
    public bool IsAsync { get; set; }

    /// <summary>Who sent it, for the detection of one-way spam.</summary>
    public int SenderPid { get; set; }

    /// <summary>This one made its sender suspect of one-way spam.</summary>
    public bool IsSpamSuspect { get; set; }

    public bool ClearOnFree { get; set; }

    /// <summary>The node that is called; null for a reply.</summary>
    public BinderNode? TargetNode { get; set; }

    /// <summary>The transaction that it belongs to, while that is not done.</summary>
    public BinderTransaction? Transaction { get; set; }

    /// <summary>The thread whose last read handed it out.</summary>
    public BinderThread? Reader { get; set; }

    public ReadOnlySpan<BinderHeldObject> Objects => _objects.AsSpan(0, ObjectCount);

    public int ObjectCount { get; private set; }

    /// <summary>Neighbours in the area.</summary>
    public BinderBuffer? NextInArea { get; set; }

    public BinderBuffer? PreviousInArea { get; set; }

    /// <summary>Place in the <see cref="BinderBufferTree"/>, while free.</summary>
    public BinderBuffer? Left { get; set; }

    public BinderBuffer? Right { get; set; }

    public BinderBuffer? Parent { get; set; }

    public bool IsRed { get; set; }

    public void Record(in BinderHeldObject held)
    {
        if (ObjectCount == _objects.Length)
            Array.Resize(ref _objects, Math.Max(4, _objects.Length * 2));
        _objects[ObjectCount++] = held;
    }

    /// <summary>Forgets the content; place and size stay.</summary>
    public void Reset()
    {
        DataSize = 0;
        OffsetsSize = 0;
        AllowUserFree = false;
        IsAsync = false;
        SenderPid = 0;
        IsSpamSuspect = false;
        ClearOnFree = false;
        TargetNode = null;
        Transaction = null;
        Reader = null;
        if (_objects.Length > KeptObjects)
            _objects = [];
        else
            Array.Clear(_objects, 0, ObjectCount);
        ObjectCount = 0;
    }
}
