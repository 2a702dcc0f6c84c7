using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class ArrayTests
{
    [Fact]
    public void EveryArrayAndListComesBackAsItWas()
    {
        Check<bool, BoolMarshaller>();
        Check<char, CharMarshaller>();
        Check<int, Int32Marshaller>();
        Check<long, Int64Marshaller>();
        Check<float, FloatMarshaller>();
        Check<double, DoubleMarshaller>();
        Check<string?, NullableString16Marshaller>();
        Check<IntColor, EnumInt32Marshaller<IntColor>>();
        Check<LongColor, EnumInt64Marshaller<LongColor>>();
    }

    [Fact]
    public void EveryArrayOfBytesComesBackAsItWas()
    {
        Prop.ForAll<byte[]?>(static v =>
            Same(v, Wire.Echo(p => p.WriteNullableByteArray(v), static p => p.ReadNullableByteArray()))).QuickCheckThrowOnFailure();
        Prop.ForAll<sbyte[]?>(static v =>
            Same(v, Wire.Echo(p => p.WriteNullableSByteArray(v), static p => p.ReadNullableSByteArray()))).QuickCheckThrowOnFailure();
        Prop.ForAll<ByteColor[]?>(static v => Same(
            v, Wire.Echo(p => p.WriteNullableByteEnumArray(v), static p => p.ReadNullableByteEnumArray<ByteColor>()))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void BytesOfAllTypesHaveTheSameWire()
    {
        Assert.Equal("03000000 ff000100", Wire.Hex(Wire.Written(static p => p.WriteByteArray([0xFF, 0, 1]))));
        Assert.Equal("03000000 ff000100", Wire.Hex(Wire.Written(static p => p.WriteSByteArray([-1, 0, 1]))));
        Assert.Equal(
            "03000000 ff000100",
            Wire.Hex(Wire.Written(static p => p.WriteByteEnumArray([SByteColor.Minus, SByteColor.None, SByteColor.Red]))));
    }

    [Fact]
    public void AnyReadOnlyListIsWritten()
    {
        IReadOnlyList<int>[] lists = [new List<int> { 1, 2 }, new[] { 1, 2 }, new ReadOnlyWrapper([1, 2])];

        foreach (IReadOnlyList<int> list in lists)
            Assert.Equal("02000000 01000000 02000000", Wire.Hex(Wire.Written(p => p.WriteList<int, Int32Marshaller>(list))));
    }

    [Fact]
    public void NullNeedsTheNullableWrite() => Wire.Written(static p =>
    {
        Assert.Throws<ArgumentNullException>(() => p.WriteArray<int, Int32Marshaller>(null!));
        Assert.Throws<ArgumentNullException>(() => p.WriteList<int, Int32Marshaller>(null!));
        Assert.Throws<ArgumentNullException>(() => p.WriteByteArray(null!));
        Assert.Throws<ArgumentNullException>(() => p.WriteByteEnumArray<ByteColor>(null!));
        Assert.Equal(0, p.DataSize);
        p.WriteNullableArray<int, Int32Marshaller>(null);
        p.WriteNullableList<int, Int32Marshaller>(null);
        Assert.Equal("ffffffff ffffffff", Wire.Hex(p.Data));
    });

    [Theory]
    [InlineData("ffffffff", StatusCode.UnexpectedNull)]
    [InlineData("feffffff", StatusCode.UnexpectedNull)]
    [InlineData("02000000 01000000", StatusCode.BadValue)]
    [InlineData("ffffff7f 01000000", StatusCode.BadValue)]
    public void ACountThatCannotBeIsRefused(string wire, StatusCode expected)
    {
        Assert.Equal(expected, Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadArray<int, Int32Marshaller>())).Status);
        Assert.Equal(expected, Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadList<int, Int32Marshaller>())).Status);
    }

    [Fact]
    public void OnlyMinusOneIsANullArray()
    {
        Assert.Null(Wire.Read("ffffffff", static p => p.ReadNullableArray<int, Int32Marshaller>()));
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read("feffffff", static p => p.ReadNullableArray<int, Int32Marshaller>()));
        Assert.Equal(StatusCode.UnexpectedNull, e.Status);
    }

    [Fact]
    public void AnEnumOfAnotherSizeIsRefused()
    {
        Assert.Throws<NotSupportedException>(static () => Wire.Written(static p => p.WriteByteEnumArray([IntColor.Red])));
        Assert.Throws<NotSupportedException>(
            static () => Wire.Written(static p => p.WriteArray<ByteColor, EnumInt32Marshaller<ByteColor>>([ByteColor.Red])));
    }

    [Fact]
    public void AnOutArrayIsMadeFromItsLength()
    {
        Assert.Equal(3, Wire.Echo(static p => p.WriteOutArrayLength(new string[3]), static p => p.NewOutArray<string>()).Length);
        Assert.Null(Wire.Echo(static p => p.WriteOutArrayLength<int>(null), static p => p.NewNullableOutArray<int>()));
        Assert.Empty(Wire.Echo(static p => p.WriteOutArrayLength(Array.Empty<long>()), static p => p.NewNullableOutArray<long>())!);
    }

    [Theory]
    [InlineData(-1, StatusCode.UnexpectedNull)]
    [InlineData(-2, StatusCode.UnexpectedNull)]
    [InlineData(125_000, StatusCode.NoMemory)]
    [InlineData(int.MaxValue, StatusCode.NoMemory)]
    public void AnOutArrayHasBounds(int length, StatusCode expected)
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Echo(p => p.WriteInt32(length), static p => p.NewOutArray<long>()));
        Assert.Equal(expected, e.Status);
    }

    [Fact]
    public void TheLargestOutArrayIsJustBelowAMillionBytes() =>
        Assert.Equal(124_999, Wire.Echo(static p => p.WriteInt32(124_999), static p => p.NewOutArray<long>()).Length);

    [Fact]
    public void AnOutArrayComesBackIntoTheCallersArray()
    {
        int[] numbers = new int[2];
        string[] texts = new string[1];
        byte[] bytes = new byte[3];
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteArray<int, Int32Marshaller>([4, 5]);
        parcel.WriteArray<string, String16Marshaller>(["x"]);
        parcel.WriteByteArray([7, 8, 9]);
        parcel.DataPosition = 0;

        parcel.ReadArrayInto<int, Int32Marshaller>(numbers);
        parcel.ReadArrayInto<string, String16Marshaller>(texts);
        parcel.ReadByteArrayInto(bytes);

        Assert.Equal([4, 5], numbers);
        Assert.Equal(["x"], texts);
        Assert.Equal([7, 8, 9], bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void AnOutArrayOfAnotherLengthIsRefused(int length)
    {
        Action<Parcel>[] reads =
        [
            p => p.ReadArrayInto<int, Int32Marshaller>(new int[length]),
            p => p.ReadByteArrayInto(new byte[length]),
            p => p.ReadSByteArrayInto(new sbyte[length]),
            p => p.ReadByteEnumArrayInto(new ByteColor[length]),
        ];
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteArray<int, Int32Marshaller>([4, 5]);

        foreach (Action<Parcel> read in reads)
        {
            parcel.DataPosition = 0;
            Assert.Equal(StatusCode.BadValue, Assert.Throws<ParcelException>(() => read(parcel)).Status);
        }
    }

    private static void Check<T, TMarshaller>()
        where TMarshaller : IParcelMarshaller<T> =>
        Prop.ForAll<T[]>(static value =>
            Same(value, Wire.Echo(p => p.WriteNullableArray<T, TMarshaller>(value), static p => p.ReadNullableArray<T, TMarshaller>()))
            && Same(value, Wire.Echo(p => p.WriteNullableList<T, TMarshaller>(value), static p => p.ReadNullableList<T, TMarshaller>())))
            .QuickCheckThrowOnFailure();

    private static bool Same<T>(IEnumerable<T>? left, IEnumerable<T>? right) =>
        left is null || right is null ? left is null && right is null : left.SequenceEqual(right);

    private sealed class ReadOnlyWrapper(int[] items) : IReadOnlyList<int>
    {
        public int Count => items.Length;

        public int this[int index] => items[index];

        public IEnumerator<int> GetEnumerator() => items.AsEnumerable().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
