namespace Binder.Aidl.Tests.Runtime;

/// <summary>An object that answers every transaction with an action, which reads the request and writes the reply.</summary>
internal sealed class Answering(Action<Parcel, Parcel> answer) : BBinder
{
    public override string InterfaceDescriptor => "com.example.test.Answering";

    protected override bool OnTransact(uint code, Parcel data, Parcel reply, TransactionFlags flags)
    {
        answer(data, reply);
        return true;
    }
}
