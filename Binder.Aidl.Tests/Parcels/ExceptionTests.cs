using System.Security;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class ExceptionTests
{
    public static TheoryData<Exception, int, Type, string> Mapping => new()
    {
        { new SecurityException("m"), -1, typeof(SecurityException), "m" },
        { new UnauthorizedAccessException("m"), -1, typeof(SecurityException), "m" },
        { new BadParcelableException("m"), -2, typeof(BadParcelableException), "m" },
        { new ParcelException(StatusCode.BadValue, "m"), -2, typeof(BadParcelableException), "m" },
        { new ArgumentException("m"), -3, typeof(ArgumentException), "m" },
        { new ArgumentException("m", "x"), -3, typeof(ArgumentException), "m (Parameter 'x')" },
        { new ArgumentOutOfRangeException("x", 5, "m"), -3, typeof(ArgumentException), "m (Parameter 'x')\nActual value was 5." },
        { new ArgumentNullException("x", "m"), -4, typeof(ArgumentNullException), "m (Parameter 'x')" },
        { new NullAccessException(), -4, typeof(ArgumentNullException), "m" },
        { new InvalidOperationException("m"), -5, typeof(InvalidOperationException), "m" },
        { new InvalidOperationException(""), -5, typeof(InvalidOperationException), "" },
        { new NotSupportedException("m"), -7, typeof(NotSupportedException), "m" },
        { new NotImplementedException("m"), -7, typeof(NotSupportedException), "m" },
        { new ServiceSpecificException(42, "m"), -8, typeof(ServiceSpecificException), "m" },
        { new ServiceSpecificException(42), -8, typeof(ServiceSpecificException), "Service-specific error 42." },
        { new TimeoutException("m"), -5, typeof(InvalidOperationException), "TimeoutException: m" },
        { new DeadObjectException("m"), -5, typeof(InvalidOperationException), "DeadObjectException: m" },
        { new FaultyException(), -5, typeof(InvalidOperationException), "FaultyException: " },
    };

    [Theory]
    [MemberData(nameof(Mapping))]
    public void AnExceptionArrivesAsItsCounterpartWithItsMessage(Exception thrown, int code, Type expected, string message)
    {
        using Parcel reply = Parcel.Obtain();
        reply.WriteException(thrown);
        reply.DataPosition = 0;
        Assert.Equal(code, reply.ReadInt32());
        reply.DataPosition = 0;

        Exception caught = Assert.Throws(expected, reply.ReadException);

        Assert.Equal(message, caught.Message);
        Assert.Equal(0, reply.DataAvailable);
        Assert.Equal((thrown as ServiceSpecificException)?.ErrorCode, (caught as ServiceSpecificException)?.ErrorCode);
    }

    [Theory]
    [InlineData("faffffff 01000000 6d000000 00000000", typeof(InvalidOperationException), "m")]
    [InlineData("f7ffffff 01000000 6d000000 00000000 04000000", typeof(RemoteException), "The callee answered with exception code -9: m")]
    [InlineData("7fffffff 01000000 6d000000 00000000", typeof(RemoteException), "The callee answered with exception code -129: m")]
    [InlineData("2a000000 01000000 6d000000 00000000", typeof(RemoteException), "The callee answered with exception code 42: m")]
    [InlineData("ffffffff 01000000 78000000 14000000 04000000 61007400 20005400 00000000", typeof(SecurityException), "x")]
    [InlineData("f8ffffff 01000000 78000000 08000000 ffffffff 2a000000", typeof(ServiceSpecificException), "x")]
    [InlineData("f8ffffff 00000000 00000000 00000000 2a000000", typeof(ServiceSpecificException), "Service-specific error 42.")]
    [InlineData("81ffffff 08000000 00000000 fbffffff 01000000 6d000000 00000000", typeof(InvalidOperationException), "m")]
    public void WhatAndroidSendsIsUnderstood(string wire, Type expected, string message)
    {
        Exception caught = Assert.Throws(expected, () => Read(wire));
        Assert.Equal(message, caught.Message);
    }

    [Theory]
    [InlineData("fbffffff ffffffff 00000000", typeof(InvalidOperationException))]
    [InlineData("fdffffff ffffffff 00000000", typeof(ArgumentException))]
    [InlineData("fcffffff ffffffff 00000000", typeof(ArgumentNullException))]
    [InlineData("feffffff ffffffff 00000000", typeof(BadParcelableException))]
    [InlineData("ffffffff ffffffff 00000000", typeof(SecurityException))]
    public void ANullMessageIsAccepted(string wire, Type expected) => Assert.Throws(expected, () => Read(wire));

    [Theory]
    [InlineData("00000000 05000000")]
    [InlineData("80ffffff 08000000 00000000 05000000")]
    [InlineData("81ffffff 08000000 00000000 00000000 05000000")]
    [InlineData("81ffffff 04000000 81ffffff 04000000 80ffffff 04000000 05000000")]
    public void ResultsFollowTheHeaders(string wire) => Assert.Equal(5, Read(wire));

    [Theory]
    [InlineData("")]
    [InlineData("80ffffff")]
    [InlineData("80ffffff 00000000 05000000")]
    [InlineData("80ffffff 03000000 05000000")]
    [InlineData("80ffffff ffffffff 05000000")]
    [InlineData("80ffffff ffffff7f 05000000")]
    [InlineData("81ffffff 10000000 05000000")]
    [InlineData("fbffffff 01000000 6d000000")]
    [InlineData("fbffffff 01000000 6d000000 ffffffff")]
    [InlineData("fbffffff 01000000 6d000000 02000000")]
    [InlineData("fbffffff 01000000 6d000000 08000000")]
    [InlineData("fbffffff feffffff 00000000")]
    [InlineData("f8ffffff 00000000 00000000 00000000")]
    public void ABrokenHeaderIsAParcelException(string wire) => Assert.Throws<ParcelException>(() => Read(wire));

    private static int Read(string wire) => Wire.Read(wire, static p =>
    {
        p.ReadException();
        return p.ReadInt32();
    });

    private sealed class NullAccessException() : NullReferenceException("m");

    private sealed class FaultyException : Exception
    {
        public override string Message => throw new InvalidOperationException("no message");
    }
}
