namespace Binder.Aidl.Tests.Worker;

/// <summary>What processes of different makes say to each other; Kernel/Peer/peer.c speaks it too.</summary>
[BinderInterface("com.example.IPeer")]
public partial interface IPeer : IInterface
{
    [Transaction(1)]
    int Add(int left, int right);

    [Transaction(2)]
    string Greet(string name);

    /// <summary>Lets another peer add.</summary>
    [Transaction(3)]
    int AddBy(IPeer other, int left, int right);
}
