using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>.NET's types that AIDL does not have come back as they were, in whatever AIDL type they travel.</summary>
public sealed class MarshallerTests
{
    [Fact]
    public void EveryValueComesBackAsItWas()
    {
        Check<short, short, Int16Marshaller>(static value => value);
        Check<ushort, ushort, UInt16Marshaller>(static value => value);
        Check<uint, uint, UInt32Marshaller>(static value => value);
        Check<ulong, ulong, UInt64Marshaller>(static value => value);
        Check<short, Half, HalfMarshaller>(static value => (Half)value);
        Check<decimal, decimal, DecimalMarshaller>(static value => value);
        Check<Guid, Guid, GuidMarshaller>(static value => value);
        Check<Guid, Guid, GuidBytesMarshaller>(static value => value);
        Check<DateTimeOffset, DateTimeOffset, DateTimeOffsetMarshaller>(static value => value);
        Check<long, TimeSpan, TimeSpanMarshaller>(static value => new TimeSpan(value / 100));
        Check<int, DateOnly, DateOnlyMarshaller>(static value => DateOnly.FromDayNumber((value & int.MaxValue) % (DateOnly.MaxValue.DayNumber + 1)));
        Check<long, TimeOnly, TimeOnlyMarshaller>(static value => new TimeOnly((value & long.MaxValue) % TimeSpan.TicksPerDay));
        Check<long, DateTimeOffset, UnixTimeMillisecondsMarshaller>(static value => DateTimeOffset.FromUnixTimeMilliseconds(value % 1_000_000_000_000));
        Check<Guid?, Guid?, NullableValueMarshaller<Guid, GuidMarshaller>>(static value => value);
        Check<decimal?, decimal?, NullableValueMarshaller<decimal, DecimalMarshaller>>(static value => value);
    }

    [Fact]
    public void TheLimitsComeBack()
    {
        Echo<short, Int16Marshaller>(short.MinValue, short.MaxValue);
        Echo<ushort, UInt16Marshaller>(ushort.MinValue, ushort.MaxValue);
        Echo<uint, UInt32Marshaller>(uint.MinValue, uint.MaxValue);
        Echo<ulong, UInt64Marshaller>(ulong.MinValue, ulong.MaxValue);
        Echo<Half, HalfMarshaller>(Half.MinValue, Half.MaxValue, Half.NaN, Half.PositiveInfinity, Half.NegativeInfinity);
        Echo<decimal, DecimalMarshaller>(decimal.MinValue, decimal.MaxValue, 1.00m, 0.0000000000000000000000000001m);
        Echo<DateTimeOffset, DateTimeOffsetMarshaller>(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        Echo<DateTimeOffset, UnixTimeMillisecondsMarshaller>(DateTimeOffset.MinValue, new(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero));
        Echo<TimeSpan, TimeSpanMarshaller>(new(long.MinValue / 100), new(long.MaxValue / 100), Timeout.InfiniteTimeSpan);
        Echo<DateOnly, DateOnlyMarshaller>(DateOnly.MinValue, DateOnly.MaxValue, new(1970, 1, 1));
        Echo<TimeOnly, TimeOnlyMarshaller>(TimeOnly.MinValue, TimeOnly.MaxValue);
        Echo<Uri, UriMarshaller>(new("https://example.com/a b?c=d#e"), new("../x", UriKind.Relative), new("", UriKind.Relative));
    }

    [Fact]
    public void ADecimalKeepsItsScale() => Assert.Equal("1.50", Wire.Echo(
        static p => p.WriteValue<decimal, DecimalMarshaller>(1.50m),
        static p => p.ReadValue<decimal, DecimalMarshaller>().ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-20T16:09Z", "2026-11-20T16:09:00.0000000+00:00")]
    [InlineData("2026-11-20T16:09:31Z", "2026-11-20T16:09:31.0000000+00:00")]
    [InlineData("2026-11-20T16:09:31.123456+01:00", "2026-11-20T16:09:31.1234560+01:00")]
    public void WhatJavaWritesIsRead(string text, string expected) => Assert.Equal(expected, Wire.Echo(
        p => p.WriteString16(text),
        static p => p.ReadValue<DateTimeOffset, DateTimeOffsetMarshaller>().ToString("O", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void WhatIsOutOfRangeIsABadValue()
    {
        Refused<short, Int16Marshaller>(static p => p.WriteInt32(0x8000));
        Refused<short, Int16Marshaller>(static p => p.WriteInt32(int.MinValue));
        Refused<decimal, DecimalMarshaller>(static p => p.WriteString16("1,5"));
        Refused<decimal, DecimalMarshaller>(static p => p.WriteString16("1e40"));
        Refused<Guid, GuidMarshaller>(static p => p.WriteString16("{00112233-4455-6677-8899-aabbccddeeff}"));
        Refused<Guid, GuidBytesMarshaller>(static p => p.WriteByteArray(new byte[17]));
        Refused<DateTimeOffset, DateTimeOffsetMarshaller>(static p => p.WriteString16("yesterday"));
        Refused<DateTimeOffset, UnixTimeMillisecondsMarshaller>(static p => p.WriteInt64(long.MaxValue));
        Refused<DateOnly, DateOnlyMarshaller>(static p => p.WriteInt32(int.MinValue));
        Refused<DateOnly, DateOnlyMarshaller>(static p => p.WriteInt32(int.MaxValue));
        Refused<TimeOnly, TimeOnlyMarshaller>(static p => p.WriteInt64(-1));
        Refused<TimeOnly, TimeOnlyMarshaller>(static p => p.WriteInt64(86_400_000_000_000));
        Refused<Uri, UriMarshaller>(static p => p.WriteString16("http://[bad"));
        Assert.Throws<OverflowException>(static () => Wire.Written(static p => p.WriteValue<TimeSpan, TimeSpanMarshaller>(TimeSpan.MaxValue)));
    }

    private static void Refused<T, TMarshaller>(Action<Parcel> write)
        where TMarshaller : IParcelMarshaller<T>
    {
        using ReceivedData data = new(Wire.Written(write));
        using Parcel parcel = data.Open();

        ParcelException e = Assert.Throws<ParcelException>(() => parcel.ReadValue<T, TMarshaller>());

        Assert.Equal(StatusCode.BadValue, e.Status);
        Assert.Equal(StatusCode.BadValue, parcel.ReadStatus);
    }

    private static void Check<TAny, T, TMarshaller>(Func<TAny, T> valueOf)
        where TMarshaller : IParcelMarshaller<T> => Prop.ForAll<TAny[]>(values =>
    {
        T[] expected = [.. values.Select(valueOf)];
        T[] read = Wire.Echo(p => p.WriteArray<T, TMarshaller>(expected), static p => p.ReadArray<T, TMarshaller>());
        return expected.SequenceEqual(read)
            && Array.TrueForAll(expected, static value => Wire.Written(p => p.WriteValue<T, TMarshaller>(value)).Length >= TMarshaller.MinimumSize);
    }).QuickCheckThrowOnFailure();

    private static void Echo<T, TMarshaller>(params T[] values)
        where TMarshaller : IParcelMarshaller<T> =>
        Assert.Equal(values, Wire.Echo(p => p.WriteArray<T, TMarshaller>(values), static p => p.ReadArray<T, TMarshaller>()));
}
