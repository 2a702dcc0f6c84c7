using System.Globalization;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Bytes as the reference prints them: hex, groups of four, in wire order.</summary>
internal static class Wire
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static string Hex(ReadOnlySpan<byte> bytes)
    {
        string hex = Convert.ToHexStringLower(bytes);
        return string.Join(' ', hex.Chunk(8).Select(static group => new string(group)));
    }

    public static ulong[] Offsets(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static offset => ulong.Parse(offset, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    /// <summary>What a write puts into a parcel.</summary>
    public static byte[] Written(Action<Parcel> write)
    {
        using Parcel parcel = Parcel.Obtain();
        write(parcel);
        return parcel.Data.ToArray();
    }

    /// <summary>Writes and reads back within one parcel.</summary>
    public static T Echo<T>(Action<Parcel> write, Func<Parcel, T> read)
    {
        using Parcel parcel = Parcel.Obtain();
        write(parcel);
        int end = parcel.DataPosition;
        parcel.DataPosition = 0;
        T value = read(parcel);
        Assert.Equal(end, parcel.DataPosition);
        return value;
    }

    /// <summary>Reads a value from bytes that arrived.</summary>
    public static T Read<T>(string hex, Func<Parcel, T> read)
    {
        using ReceivedData received = new(Bytes(hex));
        using Parcel parcel = received.Open();
        return read(parcel);
    }
}
