namespace Binder;

/// <summary>A process holds many proxies of objects that one user sent.</summary>
public sealed class ProxyCountEventArgs(int uid, int count) : EventArgs
{
    /// <summary>The user who sent the objects.</summary>
    public int Uid => uid;

    /// <summary>How many there are.</summary>
    public int Count => count;
}
