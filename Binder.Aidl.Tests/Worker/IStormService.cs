namespace Binder.Aidl.Tests.Worker;

/// <summary>What the clients of a kill storm call.</summary>
[BinderInterface("com.example.test.IStormService")]
public partial interface IStormService : IInterface
{
    int Add(int left, int right);

    byte[] Echo(byte[] bytes);

    /// <summary>Calls back before it answers.</summary>
    int Through(IStormCallback callback, int value);

    [Oneway]
    void Note(byte[] bytes);
}

[BinderInterface("com.example.test.IStormCallback")]
public partial interface IStormCallback : IInterface
{
    int Call(int value);
}
