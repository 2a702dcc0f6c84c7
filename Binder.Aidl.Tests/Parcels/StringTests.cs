using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class StringTests
{
    [Fact]
    public void EveryStringComesBackAsItWas() => Prop.ForAll<string?>(static text =>
        Wire.Echo(p => p.WriteNullableString16(text), static p => p.ReadNullableString16()) == text
        && (text is null || Wire.Echo(p => p.WriteString16(text), static p => p.ReadString16()) == text)
        && Wire.Written(p => p.WriteNullableString16(text)).Length % 4 == 0).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("grüße")]
    [InlineData("\U0001F600 and \0 inside")]
    [InlineData(null)]
    public void Utf8StringsComeBackAsTheyWere(string? text) =>
        Assert.Equal(text, Wire.Echo(p => p.WriteString8(text), static p => p.ReadString8()));

    [Theory]
    [InlineData("", "00000000")]
    [InlineData("abc", "61626300")]
    [InlineData("abcd", "61626364 00000000")]
    public void ACStringHasNoLength(string text, string wire)
    {
        Assert.Equal(wire, Wire.Hex(Wire.Written(p => p.WriteCString(text))));
        Assert.Equal(text, Wire.Echo(p => p.WriteCString(text), static p => p.ReadCString()));
    }

    [Fact]
    public void ACStringCannotHoldNul() => Assert.Throws<ArgumentException>(() => Wire.Written(static p => p.WriteCString("a\0b")));

    [Fact]
    public void ALoneSurrogateTravelsInUtf16()
    {
        string lone = "a\uD83D";
        Assert.Equal(lone, Wire.Echo(p => p.WriteString16(lone), static p => p.ReadString16()));
    }

    [Fact]
    public void NullNeedsTheNullableWrite() => Assert.Throws<ArgumentNullException>(() => Wire.Written(static p => p.WriteString16(null!)));

    [Theory]
    [InlineData("ffffffff", "null")]
    [InlineData("feffffff 00000000", "negative")]
    [InlineData("ffffff7f 00000000", "the largest length")]
    [InlineData("ffffff3f 00000000", "a length whose bytes overflow")]
    [InlineData("02000000 68006900", "no terminator")]
    [InlineData("02000000 68006900 01000000", "another terminator than NUL")]
    [InlineData("03000000 61006200 63000100", "another terminator than NUL, without padding")]
    public void ABrokenStringIsUnexpectedNull(string wire, string fault)
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadString16()));
        Assert.True(e.Status == StatusCode.UnexpectedNull, fault);
    }

    [Theory]
    [InlineData("feffffff 00000000")]
    [InlineData("ffffff7f 00000000")]
    [InlineData("02000000 68006900 01000000")]
    public void OnlyMinusOneIsNull(string wire)
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadNullableString16()));
        Assert.Equal(StatusCode.UnexpectedNull, e.Status);
    }

    [Theory]
    [InlineData("feffffff")]
    [InlineData("ffffff7f 00000000")]
    [InlineData("04000000 61626364")]
    [InlineData("03000000 61626301")]
    public void ABrokenUtf8StringIsRefused(string wire) =>
        Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadString8()));

    [Fact]
    public void ACStringNeedsItsNul()
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read("61626364", static p => p.ReadCString()));
        Assert.Equal(StatusCode.NotEnoughData, e.Status);
    }

    [Fact]
    public void TheMessageCarriesTheNumbers()
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read("05000000 68006900", static p => p.ReadString16()));
        Assert.Equal("A String of 5 UTF-16 units at offset 0: 4 bytes are left for it.", e.Message);
    }
}
