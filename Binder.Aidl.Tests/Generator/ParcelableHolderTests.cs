using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Generator.Loopback;
using Binder.Aidl.Tests.Parcels;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

public sealed class ParcelableHolderTests
{
    [Fact]
    public void WhatIsInsideIsFoundByItsName()
    {
        ParcelableHolder holder = Received("01000000 24000000 01000000 01000000 14000000 03000000 61002e00 58000000 08000000 05000000");

        Assert.Equal("a.X", holder.ContentName);
        Assert.Equal(new Held(5), holder.Get<Held>());
        Assert.Null(holder.Get<HeldObjects>());
        Assert.Null(holder.GetValue<Point>());
    }

    [Fact]
    public void WhatWasPutInIsItself()
    {
        Held held = new(3);
        ParcelableHolder holder = new();

        Assert.Null(holder.Get<Held>());
        holder.Set(held);
        Assert.Same(held, holder.Get<Held>());
        holder.Set(new Point(1, 2));
        Assert.Equal(new Point(1, 2), holder.GetValue<Point>());
        Assert.Null(holder.Get<Held>());
        holder.Clear();
        Assert.True(holder.IsEmpty);
    }

    [Fact]
    public void WhatIsLessStableIsRefused()
    {
        ParcelableHolder holder = new(ParcelableStability.Vintf);

        Assert.Throws<ArgumentException>(() => holder.Set(new UnstableHeld(1)));
        Assert.Throws<ArgumentNullException>(() => holder.Set<Held>(null!));
        Assert.True(holder.IsEmpty);
    }

    [Fact]
    public void AHolderOfAnotherStabilityIsNotWritten() => Assert.Throws<ArgumentException>(
        static () => Wire.Written(static p => p.WriteParcelable(new StableHolder(new ParcelableHolder()))));

    [Theory]
    [InlineData("01000000 10000000 01000000 00000000 00000000", StatusCode.BadValue)]
    [InlineData("01000000 10000000 00000000 01000000 00000000", StatusCode.UnexpectedNull)]
    [InlineData("01000000 10000000 01000000 01000000 ffffffff", StatusCode.BadValue)]
    [InlineData("01000000 10000000 01000000 01000000 ffffff7f", StatusCode.BadValue)]
    [InlineData("01000000 10000000 01000000 01000000 04000000", StatusCode.NotEnoughData)]
    [InlineData("01000000 14000000 01000000 01000000 03000000 00000000", StatusCode.BadValue)]
    [InlineData("01000000 18000000 01000000 01000000 04000000 00000000 00000000", StatusCode.BadValue)]
    [InlineData("01000000 14000000 01000000 01000000 04000000 ffffffff", StatusCode.UnexpectedNull)]
    public void AHolderThatCannotBeIsRefused(string wire, StatusCode expected) => Assert.Equal(
        expected, Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadParcelable<StableHolder>())).Status);

    [Fact]
    public void AContentThatIsNoneIsRefusedWhenItIsAskedFor()
    {
        ParcelableHolder holder = Received("01000000 20000000 01000000 01000000 10000000 03000000 61002e00 58000000 07000000");

        Assert.Throws<ParcelException>(() => holder.Get<Held>());
    }

    [Fact]
    public void ObjectsStayWithWhatIsInside()
    {
        TestObject token = new();
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "content");
        using SafeFileHandle file = File.OpenHandle(path, options: FileOptions.DeleteOnClose);

        ParcelableHolder once = Echo(Echo(Holding(new HeldObjects(token, null, file, "text"))));

        HeldObjects held = once.Get<HeldObjects>()!;
        Assert.Same(token, held.Token);
        Assert.Null(held.Other);
        Assert.Equal("text", held.Text);
        using SafeFileHandle copy = held.File!;
        Assert.NotEqual(file.DangerousGetHandle(), copy.DangerousGetHandle());
        Assert.Equal(7, RandomAccess.GetLength(copy));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DescriptorsThatCameAreClosedWhenTheyAreTakenOut(bool isReplaced)
    {
        string path = Path.GetTempFileName();
        using SafeFileHandle file = File.OpenHandle(path, options: FileOptions.DeleteOnClose);
        ParcelableHolder holder = Echo(Holding(new HeldObjects(new TestObject(), null, file, "text")));
        using SafeFileHandle copy = holder.Get<HeldObjects>()!.File!;
        Assert.Equal(3, CountOpen(path));

        if (isReplaced)
            holder.Set(new Held(1));
        else
            holder.Clear();

        Assert.Equal(2, CountOpen(path));
        Assert.Equal(0, RandomAccess.GetLength(copy));
        Assert.Equal(!isReplaced, holder.IsEmpty);
    }

    private static int CountOpen(string path) => Directory.EnumerateFiles("/proc/self/fd").Count(link => new FileInfo(link).LinkTarget == path);

    [Fact]
    public void AReceivedProxyIsSentOnUnread()
    {
        using Parcel written = Parcel.Obtain();
        written.WriteParcelable(new LocalHolder(Holding(new HeldObjects(TestProxy.WithHandle(5), null, null, "text"))));
        using ReceivedData data = new(written.Data, [.. written.Offsets]);
        using Parcel received = data.Open();
        using Parcel again = Parcel.Obtain();

        LocalHolder read = received.ReadParcelable<LocalHolder>();
        again.WriteParcelable(read);

        Assert.Equal(Wire.Hex(written.Data), Wire.Hex(again.Data));
        Assert.Equal(written.Offsets.ToArray(), again.Offsets.ToArray());
        HeldObjects held = read.H.Get<HeldObjects>()!;
        Assert.Equal(5u, Assert.IsType<BpBinder>(held.Token).Handle);
    }

    [Fact]
    public void AnObjectThatCameHomeIsItself()
    {
        TestObject home = new();
        FakeObjects objects = new() { Local = { [FakeObjects.Ptr] = home } };
        using Parcel written = Parcel.Obtain();
        written.WriteParcelable(new LocalHolder(Holding(new HeldObjects(home, null, null, "text"))));
        written.Flatten(objects);
        using ReceivedData data = new(written.Data, [.. written.Offsets]);
        using Parcel received = data.Open(objects);

        LocalHolder read = received.ReadParcelable<LocalHolder>();

        HeldObjects held = read.H.Get<HeldObjects>()!;
        Assert.Same(home, held.Token);
    }

    [Fact]
    public void TheContextManagerStaysTheContextManager()
    {
        using Parcel written = Parcel.Obtain();
        written.WriteParcelable(new LocalHolder(Holding(new HeldObjects(TestProxy.WithHandle(0), null, null, ""))));
        using ReceivedData data = new(written.Data, [.. written.Offsets]);
        using Parcel received = data.Open();

        LocalHolder read = received.ReadParcelable<LocalHolder>();

        HeldObjects held = read.H.Get<HeldObjects>()!;
        Assert.Equal(0u, Assert.IsType<BpBinder>(held.Token).Handle);
    }

    [Fact]
    public void AnObjectThatReachesOutOfTheHolderIsRefused()
    {
        byte[] bytes = Wire.Bytes("01000000 24000000 01000000 01000000 14000000 03000000 61002e00 58000000 852a6873 05000000 00000000 00000000 00000000 00000000");
        using ReceivedData data = new(bytes, 32);
        using Parcel received = data.Open();

        Assert.Throws<ParcelException>(() => received.ReadParcelable<StableHolder>());
    }

    [Fact]
    public void AHolderInItselfIsRefused()
    {
        ParcelableHolder holder = new();
        holder.Set(new LocalHolder(holder));

        Assert.Throws<ParcelException>(() => Wire.Written(p => p.WriteParcelable(new LocalHolder(holder))));
    }

    private static ParcelableHolder Holding(HeldObjects value)
    {
        ParcelableHolder holder = new();
        holder.Set(value);
        return holder;
    }

    private static ParcelableHolder Received(string wire) => Wire.Read(wire, static p => p.ReadParcelable<StableHolder>()).H;

    private static ParcelableHolder Echo(ParcelableHolder holder) =>
        Wire.Echo(p => p.WriteParcelable(new LocalHolder(holder)), static p => p.ReadParcelable<LocalHolder>()).H;
}
