using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class PrimitiveTests
{
    [Fact]
    public void EveryPrimitiveComesBackAsItWas()
    {
        Check<bool>(static (p, v) => p.WriteBool(v), static p => p.ReadBool());
        Check<sbyte>(static (p, v) => p.WriteByte(v), static p => p.ReadByte());
        Check<byte>(static (p, v) => p.WriteUInt8(v), static p => p.ReadUInt8());
        Check<char>(static (p, v) => p.WriteChar(v), static p => p.ReadChar());
        Check<int>(static (p, v) => p.WriteInt32(v), static p => p.ReadInt32());
        Check<long>(static (p, v) => p.WriteInt64(v), static p => p.ReadInt64());
        Check<float>(static (p, v) => p.WriteFloat(v), static p => p.ReadFloat());
        Check<double>(static (p, v) => p.WriteDouble(v), static p => p.ReadDouble());
    }

    [Fact]
    public void AByteIsSignExtendedWhicheverWayCSharpSeesIt() =>
        Assert.Equal("feffffff feffffff 7f000000", Wire.Hex(Wire.Written(static p =>
        {
            p.WriteUInt8(0xFE);
            p.WriteByte(-2);
            p.WriteUInt8(0x7F);
        })));

    [Theory]
    [InlineData("00000000", false)]
    [InlineData("01000000", true)]
    [InlineData("00000080", true)]
    public void AnyBooleanButZeroIsTrue(string wire, bool expected) => Assert.Equal(expected, Wire.Read(wire, static p => p.ReadBool()));

    [Fact]
    public void NarrowReadsTakeTheLowBits()
    {
        Assert.Equal(0x34, Wire.Read("34120000", static p => p.ReadByte()));
        Assert.Equal(0x34, Wire.Read("34120000", static p => p.ReadUInt8()));
        Assert.Equal('\u1234', Wire.Read("34125678", static p => p.ReadChar()));
    }

    // An argument, for the compiler makes a signalling NaN that is a constant a quiet one.
    [Theory]
    [InlineData(0xFF800001, "010080ff")]
    [InlineData(0x7FC12345, "4523c17f")]
    public void NotANumberKeepsItsBits(uint bits, string wire) =>
        Assert.Equal(wire, Wire.Hex(Wire.Written(p => p.WriteFloat(BitConverter.UInt32BitsToSingle(bits)))));

    [Fact]
    public void ALongIsAlignedToFourBytesOnly() =>
        Assert.Equal("01000000 02000000 00000000", Wire.Hex(Wire.Written(static p =>
        {
            p.WriteInt32(1);
            p.WriteInt64(2);
        })));

    private static void Check<T>(Action<Parcel, T> write, Func<Parcel, T> read) =>
        Prop.ForAll<T>(value => Wire.Echo(parcel => write(parcel, value), read)!.Equals(value)).QuickCheckThrowOnFailure();
}
