using System.Collections.Immutable;

namespace Binder.Aidl.Tests.Generator.Golden;

public enum Height
{
    Low,
    High,
}

/// <summary>The bytes of an array of bytes, with a marshaller that says so.</summary>
[ParcelMarshaller(typeof(BlobMarshaller))]
public readonly record struct Blob(byte Only);

[AidlName("byte[]")]
public sealed class BlobMarshaller : IParcelMarshaller<Blob>
{
    public static int MinimumSize => 4;

    public static void Write(Parcel parcel, Blob value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteByteArray([value.Only]);
    }

    public static Blob Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return new Blob(parcel.ReadByteArray()[0]);
    }
}

/// <summary>Every form of a value that only the reply carries.</summary>
[BinderInterface("a.IOuts")]
public partial interface IOuts : IInterface
{
    void None();

    void FilledArray([Out] int[] a);

    void FilledNullableArray([Out] string[]? a);

    void Array(out int[] a);

    void Immutable(out ImmutableArray<int> a);

    void Memory(out ReadOnlyMemory<byte> a);

    void NumberList(out List<int> a);

    void NullableNumberList(out IReadOnlyList<double>? a);

    void EnumList(out List<Height> a);

    void StringList(out List<string> a);

    void ParcelableList(out List<NumberOrText> a);

    void Map(out Dictionary<string, string> a);

    void Fixed([FixedSize(2)] out int[] a);

    void Union(out NumberOrText a);

    void MarshalledArray(out Blob a);

    void MarshalledString(out Guid a);

    void Number(out int a);

    void Text(out string a);
}

internal sealed class Outs : BnOuts
{
    public override void None()
    {
    }

    public override void FilledArray(int[] a) => a[^1] = 7;

    public override void FilledNullableArray(string[]? a)
    {
    }

    public override void Array(out int[] a) => a = [7];

    public override void Immutable(out ImmutableArray<int> a) => a = [7];

    public override void Memory(out ReadOnlyMemory<byte> a) => a = new byte[] { 7 };

    public override void NumberList(out List<int> a) => a = [7];

    public override void NullableNumberList(out IReadOnlyList<double>? a) => a = null;

    public override void EnumList(out List<Height> a) => a = [Height.High];

    public override void StringList(out List<string> a) => a = ["s"];

    public override void ParcelableList(out List<NumberOrText> a) => a = [new NumberOrText.Number(7)];

    public override void Map(out Dictionary<string, string> a) => a = new() { ["k"] = "v" };

    public override void Fixed(out int[] a) => a = [7, 8];

    public override void Union(out NumberOrText a) => a = new NumberOrText.Number(7);

    public override void MarshalledArray(out Blob a) => a = new Blob(7);

    public override void MarshalledString(out Guid a) => a = Guid.Empty;

    public override void Number(out int a) => a = 7;

    public override void Text(out string a) => a = "s";
}
