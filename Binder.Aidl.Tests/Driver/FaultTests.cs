using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Driver;

/// <summary>An exception of the owner in the middle of a transaction leaves no half of it; <see cref="DriverTest"/> looks at the end.</summary>
public class FaultTests : DriverTest
{
    private static readonly Exception Fault = new InvalidOperationException("The owner failed.");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ACallWhoseFileCannotBePinned(bool isOneway)
    {
        BinderDriverCounts before = Device.Counts;
        int file = C.OpenFile(new VirtualFile());
        Device.Host.PinFault = Fault;

        Assert.Same(Fault, Record.Exception(() => C.Main.Write(c => _ = isOneway
            ? c.Oneway(Handle, 1, m => m.Binder(0x10, 0x20).File(file))
            : c.Call(Handle, 1, m => m.Binder(0x10, 0x20).File(file)))));
        C.Main.Settle();

        Assert.Equal(before, Device.Counts);
        Device.Host.PinFault = null;
        _ = CallAndRead();
    }

    [Fact]
    public void AReplyWhoseFileCannotBePinnedIsAFailedReply()
    {
        Received call = CallAndRead();
        int file = S.OpenFile(new VirtualFile());
        Device.Host.PinFault = Fault;

        Assert.Same(Fault, Record.Exception(() => S.Main.Write(c => c.FreeBuffer(call).Reply(0, m => m.File(file)))));

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_FAILED_REPLY], C.Main.Read().Returns.Select(static r => r.Code));
        Assert.Equal((0, 0), (Device.Counts.Transactions, Device.Counts.Buffers));
    }
}
