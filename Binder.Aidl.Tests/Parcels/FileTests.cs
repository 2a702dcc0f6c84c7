using System.Runtime.InteropServices;
using System.Text;
using Binder.Interop;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed partial class FileTests : IDisposable
{
    private const int FdCloexec = 1;
    private const int FGetFd = 1;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void AFileComesBackAsADescriptorOfItsOwn()
    {
        using Parcel parcel = Parcel.Obtain();
        using (SafeFileHandle file = Open("hello"))
        {
            parcel.WriteParcelFileDescriptor(file);
            parcel.WriteFileDescriptor(file);
            parcel.WriteNullableParcelFileDescriptor(null);
        }

        parcel.DataPosition = 0;
        using SafeFileHandle first = parcel.ReadParcelFileDescriptor();
        using SafeFileHandle second = parcel.ReadFileDescriptor();

        Assert.Null(parcel.ReadNullableParcelFileDescriptor());
        Assert.Equal("hello", Content(first));
        Assert.Equal("hello", Content(second));
        Assert.NotEqual(first.DangerousGetHandle(), second.DangerousGetHandle());
        Assert.Equal(FdCloexec, fcntl(first, FGetFd, 0) & FdCloexec);
    }

    [Fact]
    public void TheParcelKeepsAClosedFileOpenUntilItIsReset()
    {
        Parcel parcel = Parcel.Obtain();
        SafeFileHandle file = Open("hello");
        nint number = file.DangerousGetHandle();
        parcel.WriteFileDescriptor(file);
        file.Dispose();
        Assert.True(IsOpen(number));

        parcel.Dispose();

        Assert.False(IsOpenOn(number, _path));
    }

    [Fact]
    public void AReceivedFileIsDuplicatedAndClosedWithTheParcel()
    {
        using SafeFileHandle file = Open("hello");
        Assert.Equal(Errno.None, Libc.Duplicate((int)file.DangerousGetHandle(), out SafeFileHandle received));
        int number = (int)received.DangerousGetHandle();
        received.SetHandleAsInvalid();
        using ReceivedData data = new(Wire.Bytes(Body(number)), 0);

        SafeFileHandle mine;
        using (Parcel parcel = data.Open())
        {
            mine = parcel.ReadFileDescriptor();
            Assert.Equal("hello", Content(mine));
        }

        Assert.False(IsOpenOn(number, _path));
        Assert.Equal("hello", Content(mine));
        mine.Dispose();
        Assert.Single(data.Freed);
    }

    [Fact]
    public void WhatWasReadOfAParcelThatIsMalformedFurtherOnIsClosed()
    {
        using Parcel parcel = Parcel.Obtain();
        using SafeFileHandle file = Open("hello");
        parcel.WriteParcelFileDescriptor(file);
        parcel.WriteFileDescriptor(file);
        parcel.WriteInt32(-2);
        parcel.DataPosition = 0;
        SafeFileHandle first = parcel.ReadParcelFileDescriptor(), second = parcel.ReadFileDescriptor();

        Assert.Throws<BadParcelableException>(parcel.EnforceNoDataAvailable);
        Assert.True(first.IsClosed && second.IsClosed);

        parcel.DataPosition = 0;
        first = parcel.ReadParcelFileDescriptor();
        Assert.Throws<ParcelException>(() => _ = parcel.ReadInt64());
        Assert.True(first.IsClosed);
        Assert.False(file.IsClosed);
    }

    [Fact]
    public void ACommChannelIsIgnored()
    {
        using SafeFileHandle file = Open("hello");
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(1);
        parcel.WriteInt32(1);
        parcel.WriteFileDescriptor(file);
        parcel.WriteFileDescriptor(file);
        parcel.WriteInt32(7);
        parcel.DataPosition = 0;

        using SafeFileHandle mine = parcel.ReadParcelFileDescriptor();

        Assert.Equal("hello", Content(mine));
        Assert.Equal(7, parcel.ReadInt32());
    }

    [Fact]
    public void ANumberThatNoTableListsIsNoFile()
    {
        using ReceivedData data = new(Wire.Bytes(Body(0)));
        using Parcel parcel = data.Open();

        Assert.Equal(StatusCode.BadType, Assert.Throws<ParcelException>(parcel.ReadFileDescriptor).Status);
    }

    [Fact]
    public void ABinderIsNoFile()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new FakeBinder());
        parcel.DataPosition = 0;

        Assert.Equal(StatusCode.BadType, Assert.Throws<ParcelException>(parcel.ReadFileDescriptor).Status);
    }

    [Fact]
    public void AClosedDescriptorIsRefused()
    {
        using ReceivedData data = new(Wire.Bytes(Body(1_000_000)), 0);
        using Parcel parcel = data.Open();

        Assert.Equal(StatusCode.BadValue, Assert.Throws<ParcelException>(parcel.ReadFileDescriptor).Status);
    }

    [Fact]
    public void OnlyOpenHandlesAreWritten()
    {
        using Parcel parcel = Parcel.Obtain();
        SafeFileHandle closed = Open("");
        closed.Dispose();

        Assert.Throws<ArgumentNullException>(() => parcel.WriteFileDescriptor(null!));
        Assert.Throws<ArgumentException>(() => parcel.WriteFileDescriptor(new SafeFileHandle()));
        Assert.Throws<ObjectDisposedException>(() => parcel.WriteFileDescriptor(closed));
        Assert.Equal(0, parcel.DataSize);
        Assert.Equal(0, parcel.ObjectCount);
    }

    private static string Body(int number)
    {
        byte[] bytes = Wire.Bytes("852a6466 00000000 00000000 00000000 01000000 00000000");
        BitConverter.TryWriteBytes(bytes.AsSpan(8), number);
        return Wire.Hex(bytes);
    }

    private static string Content(SafeFileHandle file)
    {
        byte[] bytes = new byte[100];
        return Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(file, bytes, 0));
    }

    private static bool IsOpen(nint number) => File.Exists($"/proc/self/fd/{number}");

    // The number itself may be taken again by a test that runs beside this one.
    private static bool IsOpenOn(nint number, string path) =>
        new FileInfo($"/proc/self/fd/{number}") is { LinkTarget: { } target } && target == path;

    private SafeFileHandle Open(string content)
    {
        File.WriteAllText(_path, content);
        return File.OpenHandle(_path);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int fcntl(SafeFileHandle descriptor, int command, int argument);
}
