using System.Buffers.Binary;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>Turns bytes that mean something into bytes that mean something else.</summary>
internal static class Mutation
{
    private static readonly ulong[] Edges =
    [
        0, 1, 3, 4, 7, 8, 76, 255, 256, 4095, 4096, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
        0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFF8, 0xFFFF_FFFF_FFFF_FFFF,
    ];

    /// <summary>Changes bytes in one to three ways. Nothing grows by more than a little.</summary>
    /// <param name="other">Where spliced parts come from.</param>
    public static byte[] Of(byte[] original, byte[] other, Dice dice)
    {
        byte[] bytes = [.. original];
        for (int changes = 1 + dice.Below(3); changes > 0; changes--)
            bytes = Change(bytes, other, dice);
        return bytes;
    }

    private static byte[] Change(byte[] bytes, byte[] other, Dice dice)
    {
        if (bytes.Length == 0)
            return other;

        int at = dice.Below(bytes.Length);
        switch (dice.Below(8))
        {
            case 0:
                for (int bits = 1 + dice.Below(8); bits > 0; bits--)
                    bytes[dice.Below(bytes.Length)] ^= (byte)(1 << dice.Below(8));
                return bytes;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes, .. BitConverter.GetBytes(dice.Next()).AsSpan(0, 1 + dice.Below(8))];
            case 3:
                return Overwrite(bytes, at & ~3, sizeof(uint), dice);
            case 4:
                return Overwrite(bytes, at & ~3, sizeof(ulong), dice);
            case 5:
                return [.. bytes[..at], .. other.AsSpan(dice.Below(other.Length + 1))];
            case 6:
                return [.. bytes[at..], .. bytes[..at]];
            default:
                int length = dice.Below(bytes.Length - at + 1);
                return [.. bytes[..at], .. bytes.AsSpan(at, length), .. bytes[at..]];
        }
    }

    private static byte[] Overwrite(byte[] bytes, int at, int size, Dice dice)
    {
        ulong value = dice.OneIn(3) ? (ulong)(bytes.Length + dice.Below(17) - 8) : dice.Pick<ulong>(Edges);
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(word, value);
        word[..Math.Min(size, bytes.Length - at)].CopyTo(bytes.AsSpan(at));
        return bytes;
    }
}
