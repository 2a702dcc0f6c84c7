using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>
/// The worked examples of the wire format reference that concern the kernel mode of Android 13 and later, by their numbers there.
/// The others are of older releases (29, 30, 33, 34, 50, 51, 70) or of RPC (31, 54).
/// </summary>
internal static class WorkedExamples
{
    private const string ServiceManager = "android.os.IServiceManager";

    public static IReadOnlyDictionary<int, WorkedExample> All { get; } = new Dictionary<int, WorkedExample>
    {
        [1] = new(p => p.WriteBool(true), p => p.ReadBool(), "01000000"),
        [2] = new(p => p.WriteByte(-128), p => p.ReadByte(), "80ffffff"),
        [3] = new(p => p.WriteChar('A'), p => p.ReadChar(), "41000000"),
        [4] = new(p => p.WriteInt32(-2), p => p.ReadInt32(), "feffffff"),
        [5] = new(p => p.WriteInt64(0x1122334455667788), p => p.ReadInt64(), "88776655 44332211"),
        [6] = new(p => p.WriteFloat(1.5f), p => p.ReadFloat(), "0000c03f"),
        [7] = new(p => p.WriteDouble(-2.25), p => p.ReadDouble(), "00000000 000002c0"),
        [8] = new(p => p.WriteString16(""), p => p.ReadString16(), "00000000 00000000"),
        [9] = new(p => p.WriteString16("hi"), p => p.ReadString16(), "02000000 68006900 00000000"),
        [10] = new(p => p.WriteString16("abc"), p => p.ReadString16(), "03000000 61006200 63000000"),
        [11] = new(p => p.WriteNullableString16(null), p => p.ReadNullableString16(), "ffffffff"),
        [12] = new(p => p.WriteString16("\U0001F600"), p => p.ReadString16(), "02000000 3dd800de 00000000"),
        [13] = new(p => p.WriteString8("abc"), p => p.ReadString8(), "03000000 61626300"),
        [14] = new(p => p.WriteString8("abcd"), p => p.ReadString8(), "04000000 61626364 00000000"),
        [15] = new(p => p.WriteByteArray([1, 2, 3, 4, 5]), p => p.ReadByteArray(), "05000000 01020304 05000000"),
        [16] = new(p => p.WriteByteArray([]), p => p.ReadByteArray(), "00000000"),
        [17] = new(p => p.WriteNullableByteArray(null), p => p.ReadNullableByteArray(), "ffffffff"),
        [18] = new(
            p => p.WriteArray<bool, BoolMarshaller>([true, false]),
            p => p.ReadArray<bool, BoolMarshaller>(),
            "02000000 01000000 00000000"),
        [19] = new(
            p => p.WriteArray<char, CharMarshaller>(['a', 'b']),
            p => p.ReadArray<char, CharMarshaller>(),
            "02000000 61000000 62000000"),
        [20] = new(
            p => p.WriteArray<int, Int32Marshaller>([1, -1]),
            p => p.ReadArray<int, Int32Marshaller>(),
            "02000000 01000000 ffffffff"),
        [21] = new(p => p.WriteArray<long, Int64Marshaller>([1]), p => p.ReadArray<long, Int64Marshaller>(), "01000000 01000000 00000000"),
        [22] = new(
            p => p.WriteList<string?, NullableString16Marshaller>(["a", null]),
            p => p.ReadList<string?, NullableString16Marshaller>(),
            "02000000 01000000 61000000 ffffffff"),
        [23] = new(
            p => WriteRows(p, new int[][] { [1, 2, 3], [4, 5, 6] }, static (p, row) => p.WriteArray<int, Int32Marshaller>(row)),
            p => ReadRows(p, static p => p.ReadArray<int, Int32Marshaller>()),
            "02000000 03000000 01000000 02000000 03000000 03000000 04000000 05000000 06000000"),
        [24] = new(
            p => WriteRows(p, new byte[][] { [1, 2, 3], [4, 5, 6] }, static (p, row) => p.WriteByteArray(row)),
            p => ReadRows(p, static p => p.ReadByteArray()),
            "02000000 03000000 01020300 03000000 04050600"),
        [25] = new(p => p.WriteUInt8((byte)ByteColor.Blue), p => (ByteColor)p.ReadUInt8(), "03000000"),
        [26] = new(
            p => p.WriteByteEnumArray([ByteColor.Red, ByteColor.Green, ByteColor.Blue]),
            p => p.ReadByteEnumArray<ByteColor>(),
            "03000000 01020300"),
        [27] = new(
            p => p.WriteArray<LongColor, EnumInt64Marshaller<LongColor>>([LongColor.Red, LongColor.Green]),
            p => p.ReadArray<LongColor, EnumInt64Marshaller<LongColor>>(),
            "02000000 01000000 00000000 02000000 00000000"),
        [28] = new(
            p => p.WriteNullableStrongBinder(null),
            p => p.ReadNullableStrongBinder(),
            "852a6273 13000000 00000000 00000000 00000000 00000000 00000000"),
        [36] = new(
            p => p.WriteFileDescriptor(Descriptor(7)), null, "852a6466 00000000 07000000 00000000 01000000 00000000", "0"),
        [37] = new(
            p => p.WriteParcelFileDescriptor(Descriptor(7)),
            null,
            "01000000 00000000 852a6466 00000000 07000000 00000000 01000000 00000000",
            "8"),
        [38] = new(
            p => p.WriteArray<SafeFileHandle, FileDescriptorMarshaller>([Descriptor(7), Descriptor(8)]),
            null,
            "02000000 01000000 00000000 852a6466 00000000 07000000 00000000 01000000 00000000 "
            + "01000000 00000000 852a6466 00000000 08000000 00000000 01000000 00000000",
            "c, 2c"),
        [39] = new(
            p => p.WriteParcelable(new P(7, "hi")),
            p => p.ReadParcelable<P>(),
            "01000000 14000000 07000000 02000000 68006900 00000000"),
        [40] = new(p => p.WriteNullableParcelable<P>(null), p => p.ReadNullableParcelable<P>(), "00000000"),
        [41] = new(
            p => p.WriteArray<Q, ParcelableMarshaller<Q>>([new Q(1), new Q(2)]),
            p => p.ReadArray<Q, ParcelableMarshaller<Q>>(),
            "02000000 01000000 08000000 01000000 01000000 08000000 02000000"),
        [42] = new(
            p => p.WriteParcelable(default(EmptyParcelable)), p => p.ReadParcelable<EmptyParcelable>(), "01000000 04000000"),
        [43] = new(p => p.WriteParcelable(new U(null, "x")), p => p.ReadParcelable<U>(), "01000000 01000000 01000000 78000000"),
        [44] = new(p => p.WriteParcelable(new U(9, null)), p => p.ReadParcelable<U>(), "01000000 00000000 09000000"),
        [45] = new(
            p => WriteHolder(p, static p => p.WriteInt32(0)), null, "01000000 10000000 01000000 00000000 00000000"),
        [46] = new(
            p => WriteHolder(p, static p =>
            {
                int sizeAt = p.DataPosition;
                p.WriteInt32(0);
                p.WriteString16("a.X");
                new Q(5).WriteToParcel(p);
                int end = p.DataPosition;
                p.DataPosition = sizeAt;
                p.WriteInt32(end - sizeAt - 4);
                p.DataPosition = end;
            }),
            null,
            "01000000 24000000 01000000 00000000 14000000 03000000 61002e00 58000000 08000000 05000000"),
        [47] = new(
            p =>
            {
                p.WriteInt32(1);
                p.WriteString16("k");
                p.WriteString16("v");
            },
            null,
            "01000000 01000000 6b000000 01000000 76000000"),
        [48] = new(
            p =>
            {
                p.WriteInt32(1);
                p.WriteInt32(0);
                p.WriteString16("k");
                p.WriteInt32(1);
                p.WriteInt32(7);
            },
            null,
            "01000000 00000000 01000000 6b000000 01000000 07000000"),
        [49] = new(
            p =>
            {
                p.WriteInt32(1);
                p.WriteInt32(20);
                p.WriteInt32(0x4C444E44);
                p.WriteInt32(1);
                p.WriteString16("a");
                p.WriteInt32(1);
                p.WriteInt32(5);
            },
            null,
            "01000000 14000000 444e444c 01000000 01000000 61000000 01000000 05000000"),
        [52] = new(
            p =>
            {
                p.WriteInterfaceToken("a.IFoo");
                p.WriteInt32(2);
                p.WriteInt32(3);
            },
            p =>
            {
                p.EnforceInterface("a.IFoo");
                return (p.ReadInt32(), p.ReadInt32());
            },
            "00000080 ffffffff 54535953 06000000 61002e00 49004600 6f006f00 00000000 02000000 03000000"),
        [55] = new(
            p =>
            {
                p.WriteNoException();
                p.WriteInt32(5);
            },
            p =>
            {
                p.ReadException();
                return p.ReadInt32();
            },
            "00000000 05000000"),
        [56] = new(p => p.WriteNoException(), null, "00000000"),
        [57] = new(p => p.WriteException(new ArgumentException("bad")), null, "fdffffff 03000000 62006100 64000000 00000000"),
        [58] = new(
            p => p.WriteException(new ServiceSpecificException(42, "no")),
            null,
            "f8ffffff 02000000 6e006f00 00000000 00000000 2a000000"),
        [59] = new(
            p => p.WriteException(new ArgumentNullException(null, "")), null, "fcffffff 00000000 00000000 00000000"),
        [62] = new(
            p =>
            {
                p.WriteInterfaceToken("a.IFoo");
                p.WriteArray<int, Int32Marshaller>([1, 2]);
                p.WriteOutArrayLength(new int[2]);
            },
            p =>
            {
                p.EnforceInterface("a.IFoo");
                return (p.ReadArray<int, Int32Marshaller>().Length, p.NewOutArray<int>().Length);
            },
            "00000080 ffffffff 54535953 06000000 61002e00 49004600 6f006f00 00000000 02000000 01000000 02000000 02000000"),
        [63] = new(
            p =>
            {
                p.WriteNoException();
                p.WriteArray<int, Int32Marshaller>([2, 1]);
                p.WriteArray<int, Int32Marshaller>([1, 2]);
            },
            null,
            "00000000 02000000 02000000 01000000 02000000 01000000 02000000"),
        [64] = new(
            p => p.WriteInterfaceToken("a.IFoo"),
            null,
            "00000080 ffffffff 54535953 06000000 61002e00 49004600 6f006f00 00000000"),
        [65] = new(
            p =>
            {
                p.WriteNoException();
                p.WriteString16("notfrozen");
            },
            null,
            "00000000 09000000 6e006f00 74006600 72006f00 7a006500 6e000000"),
        [66] = new(
            p =>
            {
                p.WriteInterfaceToken(ServiceManager);
                p.WriteString16("foo");
            },
            null,
            "00000080 ffffffff 54535953 1a000000 61006e00 64007200 6f006900 64002e00 6f007300 2e004900 53006500 72007600 "
            + "69006300 65004d00 61006e00 61006700 65007200 00000000 03000000 66006f00 6f000000"),
        [68] = new(
            p =>
            {
                p.WriteNoException();
                p.WriteNullableStrongBinder(null);
            },
            null,
            "00000000 852a6273 13000000 00000000 00000000 00000000 00000000 00000000"),
        [72] = new(
            p =>
            {
                p.WriteFileDescriptor(Descriptor(9));
                p.WriteInt32(1);
                p.WriteString16("-a");
            },
            null,
            "852a6466 00000000 09000000 00000000 01000000 00000000 01000000 02000000 2d006100 00000000",
            "0"),
    };

    // Not opened: the parcel only writes its number.
    private static SafeFileHandle Descriptor(int number) => new(number, ownsHandle: false);

    private static void WriteHolder(Parcel parcel, Action<Parcel> content)
    {
        parcel.WriteInt32(1);
        int token = parcel.BeginParcelable();
        parcel.WriteInt32(1);
        parcel.WriteInt32(0);
        content(parcel);
        parcel.EndParcelable(token);
    }

    private static void WriteRows<T>(Parcel parcel, T[] rows, Action<Parcel, T> write)
    {
        parcel.WriteInt32(rows.Length);
        foreach (T row in rows)
            write(parcel, row);
    }

    private static T[] ReadRows<T>(Parcel parcel, Func<Parcel, T> read)
    {
        T[] rows = new T[parcel.ReadInt32()];
        for (int index = 0; index < rows.Length; index++)
            rows[index] = read(parcel);
        return rows;
    }
}

/// <param name="Write">Writes the value.</param>
/// <param name="Read">Reads it, or null where other tests do.</param>
/// <param name="Hex">The bytes.</param>
/// <param name="Offsets">The objects table.</param>
internal sealed record WorkedExample(Action<Parcel> Write, Func<Parcel, object?>? Read, string Hex, string Offsets = "");
