namespace Binder;

/// <summary>A registered service.</summary>
internal sealed class ServiceEntry(string name, IBinder service, int dumpPriority, int pid, int uid)
{
    public string Name => name;

    public IBinder Service => service;

    public int DumpPriority => dumpPriority;

    public int Pid => pid;

    /// <summary>The user who registered it.</summary>
    public int Uid => uid;

    public ObjectDeath? Death { get; set; }

    /// <summary>Whether it has clients, as its callbacks were told.</summary>
    public bool HasClients { get; set; }

    /// <summary>Whether somebody looked it up, or waits for it, who may not hold it yet.</summary>
    public bool IsClientGuaranteed { get; set; }

    /// <summary>Whether its process died.</summary>
    public bool IsDropped { get; set; }

    public void Unlink() => Death?.Unlink();
}
