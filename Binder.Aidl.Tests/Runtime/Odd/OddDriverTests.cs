using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Runtime.Odd;

/// <summary>Returns and replies that no driver or process of ours sends.</summary>
public sealed class OddDriverTests
{
    private readonly string _device = $"inproc:{Guid.NewGuid():N}";

    [Fact]
    public void ReturnsThatNobodyKnowsArePassedOver()
    {
        using ProcessState server = ProcessState.Open(new OddConnection(BinderDevice.Open(_device)), ProcessState.DefaultAreaSize);
        server.BecomeContextManager(new TestService());
        server.StartThreadPool();
        using ProcessState client = ProcessState.Open(new OddConnection(BinderDevice.Open(_device)), ProcessState.DefaultAreaSize);
        ITestService proxy = client.GetContextObject()!.As<ITestService>();

        Assert.Equal(5, proxy.Add(2, 3));
        Assert.Equal(8, proxy.CallBack(new TestCallback(), 7));
    }

    [Fact]
    public void AStatusInPlaceOfAReplyMayHideUnderAnObject()
    {
        using BinderConnection server = BinderDevice.Open(_device);
        Assert.Equal(Errno.None, server.Map(ProcessState.DefaultAreaSize));
        Assert.Equal(Errno.None, server.SetContextManager(default));
        Thread replies = new(() => ReplyWithAnObjectAsStatus(server));
        replies.Start();
        using ProcessState client = ProcessState.Open(_device);
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();

        StatusCode status = client.CurrentThread.Transact(BinderProtocol.ContextManagerHandle, 1, data, reply, TransactionFlags.None);

        Assert.Equal((StatusCode)BinderObjectType.BINDER_TYPE_HANDLE, status);
        Assert.Equal(0, reply.DataSize);
        replies.Join();
    }

    private static void ReplyWithAnObjectAsStatus(BinderConnection server)
    {
        using RawThread thread = new(server.OpenThread());
        thread.Write(Bc.EnterLooper());
        Br call;
        do
            call = thread.Read();
        while (call.Codes is not [.., BinderReturn.BR_TRANSACTION]);

        Pinned data = Pinned.Of(new flat_binder_object { type = BinderObjectType.BINDER_TYPE_BINDER, binder = 8, cookie = 8 });
        Pinned offsets = Pinned.Of(0UL);
        thread.Write(Bc.Reply(data, offsets, (uint)TransactionFlags.StatusCode));
    }
}
