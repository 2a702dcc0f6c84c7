using System.Collections.Immutable;
using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Generator.Loopback;
using Binder.Aidl.Tests.Parcels;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Fixed arrays, maps, bare descriptors and marshalled values, from a generated proxy to a generated stub.</summary>
public sealed class TypeTests
{
    private readonly ITypes _proxy = ITypes.AsInterface(new LoopbackBinder(new Types()));

    [Fact]
    public void FixedArraysTravelInEveryDirection()
    {
        byte[] bytes = [1, 2];

        int[] sums = _proxy.Fixed([[1, 2], [3, 4]], out string[] names, ref bytes);

        Assert.Equal([3, 7], sums);
        Assert.Equal(["x", "y"], names);
        Assert.Equal([2, 1], bytes);
    }

    [Fact]
    public void AnArrayOfAnotherSizeDoesNotLeave()
    {
        byte[] bytes = [1, 2, 3];

        Assert.Throws<ArgumentException>(() => _proxy.Fixed([[1, 2], [3, 4]], out _, ref bytes));
        Assert.Throws<ArgumentException>(() => _proxy.Fixed([[1, 2]], out _, ref bytes));
        Assert.Throws<ArgumentException>(() => _proxy.Fixed([[1, 2], [3]], out _, ref bytes));
    }

    [Theory]
    [InlineData("01000000 0c000000 01000000 01000000")]
    [InlineData("01000000 14000000 03000000 01000000 01000000 01000000")]
    [InlineData("01000000 18000000 02000000 01000000 01000000 01000000 00000000")]
    public void AnArrayOfAnotherSizeIsABadValue(string wire)
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadParcelable<FixedArrays>()));

        Assert.Equal(StatusCode.BadValue, e.Status);
    }

    [Fact]
    public void MapsTravelInEveryDirection()
    {
        Dictionary<string, NumberOrText> map = new() { ["a"] = new NumberOrText.Number(1), ["b"] = new NumberOrText.Text("t") };

        Dictionary<string, string> tags = _proxy.Map(map, out Dictionary<string, NumberOrText?>? copy);

        Assert.Equal(new() { ["a"] = "Number", ["b"] = "Text" }, tags);
        Assert.Equal(map.ToDictionary(static pair => pair.Key, static pair => (NumberOrText?)pair.Value), copy);
        Assert.Empty(_proxy.Map(new Dictionary<string, NumberOrText>(), out copy));
        Assert.Null(copy);
    }

    [Fact]
    public void TheLastOfTwoEntriesWithOneKeyCounts() => Assert.Equal(
        new() { ["k"] = "w" },
        Wire.Read("02000000 01000000 6b000000 01000000 76000000 01000000 6b000000 01000000 77000000", static p => p.ReadMap<string, String16Marshaller>()));

    [Theory]
    [InlineData("ffffff7f 01000000 6b000000 01000000 76000000", StatusCode.BadValue)]
    [InlineData("ffffffff", StatusCode.UnexpectedNull)]
    [InlineData("01000000 ffffffff 01000000 76000000 00000000", StatusCode.UnexpectedNull)]
    public void AMapThatCannotBeIsRefused(string wire, StatusCode expected) => Assert.Equal(
        expected, Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadMap<string, String16Marshaller>())).Status);

    [Fact]
    public void BareDescriptorsHaveNoFrame()
    {
        using SafeFileHandle file = File.OpenHandle(Path.GetTempFileName(), options: FileOptions.DeleteOnClose);

        using SafeFileHandle echo = _proxy.Raw(file, [file]);

        Assert.NotEqual(file.DangerousGetHandle(), echo.DangerousGetHandle());
        Assert.Equal(24, Wire.Written(p => p.WriteValue<SafeFileHandle, RawFileDescriptorMarshaller>(file)).Length);
    }

    [Fact]
    public async Task ImmutableArraysAndMemoryTravel() => Assert.Equal(
        [new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f")],
        await _proxy.Immutable([0, 1, 2, 3, 4, 5, 6, 7], new byte[] { 8, 9, 10, 11, 12, 13, 14, 15 }));

    [Fact]
    public void OutAndRefTakeThemAll()
    {
        DateTimeOffset? moment = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(1));

        _proxy.Outs(out ImmutableArray<long> numbers, out ReadOnlyMemory<byte>? bytes, ref moment, out Money money, out NumberOrText union);

        Assert.Equal([1L, 2L], numbers);
        Assert.Null(bytes);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(1)), moment);
        Assert.Equal(new Money(5), money);
        Assert.Equal<NumberOrText>(new NumberOrText.Text("e"), union);
    }

    [Fact]
    public void WhatAnOlderSenderLeftOutIsTheDefault()
    {
        FixedArrays arrays = Old<FixedArrays>();
        Maps maps = Old<Maps>();

        Assert.Equal([0, 0], arrays.Pair);
        Assert.Equal([[0, 0, 0], [0, 0, 0]], arrays.Rows);
        Assert.NotSame(arrays.Rows[0], arrays.Rows[1]);
        Assert.Null(arrays.Names);
        Assert.Equal([[[0L, 0L]]], arrays.Cube);
        Assert.Empty(maps.Texts);
        Assert.Null(maps.Unions);
        Assert.Equal(new Numbers(0, 0, 0, 0, default, default, default, default), Old<Numbers>());
        Assert.Empty(Old<Blocks>().C);
        Assert.Throws<ParcelException>(static () => Old<Texts>());
    }

    [Fact]
    public void ADefaultImmutableArrayIsNoArray() => Assert.Throws<ArgumentNullException>(
        static () => Wire.Written(static p => p.WriteParcelable(new Blocks(default, null, default, null, null))));

    private static T Old<T>()
        where T : IParcelable<T> => Wire.Echo(static p => p.WriteParcelable(new Nothing()), static p => p.ReadParcelable<T>());
}
