using Binder.Aidl.Tests.Conformance.Actors;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class ObjectTests : DriverTest
{
    [Fact]
    public void ACallWhoseDeliveryFailedIsAFailedReply()
    {
        CallAndRead(m => m.Handle(Handle));
        S.Main.FailDelivery();
        S.Main.FailDelivery();

        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        Assert.Equal("EAGAIN", S.Main.Read());
        Assert.Equal((0, 0), (Device.Counts.Buffers, Device.Counts.Transactions));
    }

    [Fact]
    public void AOnewayWhoseDeliveryFailedMakesWayForTheNext()
    {
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2));
        S.Main.Read();
        S.Main.FailDelivery();
        Assert.Equal(2u, S.Main.Read().Transaction.Data.code);
    }

    [Fact]
    public void AReplyWhoseDeliveryFailedIsAFailedReplyBehindIt()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply());
        Received reply = C.Main.Read();
        Assert.Equal("NOOP TC REPLY", reply);
        C.Main.FailDelivery();
        Assert.Equal("FAILED_REPLY", C.Main.Read(consumed: reply.Consumed - 68));
    }

    [Fact]
    public void ADeliveryCanOnlyFailBeforeTheThreadGoesOn()
    {
        Received call = CallAndRead();
        S.Main.Write(c => c.FreeBuffer(call));
        S.Main.FailDelivery();
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
    }
}
