namespace Binder;

/// <summary>A registered service.</summary>
internal sealed class ServiceEntry(string name, IBinder service, int dumpPriority, int pid)
{
    public string Name => name;

    public IBinder Service => service;

    public int DumpPriority => dumpPriority;

    public int Pid => pid;

    public ObjectDeath? Death { get; set; }

    /// <summary>Whether its process died.</summary>
    public bool IsDropped { get; set; }

    public void Unlink() => Death?.Unlink();
}
