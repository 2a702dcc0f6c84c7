namespace Binder.Driver;

/// <summary>A call, a one-way or a reply that was accepted. A call is on the stacks of the thread that sent it and of the thread that serves it.</summary>
internal sealed class BinderTransaction : BinderWork
{
    private const int KeptFixups = 16;

    private BinderFileFixup[] _fixups = [];

    public BinderTransaction() => Kind = BinderWorkKind.Transaction;

    /// <summary>Its number in logs and extended errors.</summary>
    public uint Id { get; set; }

    /// <summary>The thread that waits for the reply: of a call only, and only while it lives.</summary>
    public BinderThread? From { get; set; }

    /// <summary>What was on the sender's stack below this.</summary>
    public BinderTransaction? FromParent { get; set; }

    public BinderProc? ToProcess { get; set; }

    public BinderThread? ToThread { get; set; }

    /// <summary>What was on the receiver's stack below this.</summary>
    public BinderTransaction? ToParent { get; set; }

    public BinderBuffer? Buffer { get; set; }

    public uint Code { get; set; }

    public uint Flags { get; set; }

    public bool IsReply { get; set; }

    public bool IsOneway { get; set; }

    public int SenderPid { get; set; }

    public int SenderTid { get; set; }

    public uint SenderEuid { get; set; }

    /// <summary>Nice value of the sender, where the receiver's are the driver's to choose.</summary>
    public int Nice { get; set; }

    /// <summary>Nice value that the thread which serves the call had before.</summary>
    public int SavedNice { get; set; }

    /// <summary>The receiver of a call, or the caller that gets the reply, takes files.</summary>
    public bool AcceptsFiles { get; set; }

    /// <summary>Address of the sender's label in the receiver; 0 if the node did not ask for it.</summary>
    public ulong SecurityContext { get; set; }

    /// <summary>Who pays for it.</summary>
    public BinderAccount? Account { get; set; }

    public Span<BinderFileFixup> Fixups => _fixups.AsSpan(0, FixupCount);

    public int FixupCount { get; private set; }

    public void AddFixup(object file, int slot)
    {
        if (FixupCount == _fixups.Length)
            Array.Resize(ref _fixups, Math.Max(4, _fixups.Length * 2));
        _fixups[FixupCount++] = new BinderFileFixup { File = file, Slot = slot };
    }

    public void ClearFixups()
    {
        Array.Clear(_fixups, 0, FixupCount);
        FixupCount = 0;
    }

    /// <summary>Forgets everything, to be used again.</summary>
    public void Reset()
    {
        From = null;
        FromParent = null;
        ToProcess = null;
        ToThread = null;
        ToParent = null;
        Buffer = null;
        Code = 0;
        Flags = 0;
        IsReply = false;
        IsOneway = false;
        AcceptsFiles = false;
        Id = 0;
        SenderPid = 0;
        SenderTid = 0;
        SenderEuid = 0;
        Nice = 0;
        SavedNice = 0;
        SecurityContext = 0;
        Account = null;
        ClearFixups();
        if (_fixups.Length > KeptFixups)
            _fixups = [];
    }
}
