namespace Binder.Aidl.Tests.Worker;

internal sealed class PeerService : BnPeer
{
    /// <summary>How often it added.</summary>
    public int Additions { get; private set; }

    public override int Add(int left, int right)
    {
        Additions++;
        return left + right;
    }

    public override string Greet(string name) => $"{name}, greetings in C#";

    public override int AddBy(IPeer other, int left, int right)
    {
        using (other as IDisposable)
            return other.Add(left, right);
    }
}
