using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Binder;

namespace AndroidInterop;

/// <summary>Stands between a proxy and its object, and keeps what travels.</summary>
internal sealed class Wiretap(IBinder remote) : BBinder
{
    public List<Exchange> Exchanges { get; } = [];

    protected override bool OnTransact(uint code, Parcel data, Parcel reply, TransactionFlags flags)
    {
        StatusCode status = remote.Transact(code, data, reply, flags);
        Exchanges.Add(new Exchange(code, BytesOf(data), BytesOf(reply)));
        return status == StatusCode.Ok;
    }

    private static string BytesOf(Parcel parcel)
    {
        StringBuilder bytes = new();
        parcel.DataPosition = 0;
        while (parcel.DataAvailable > 0)
            bytes.Append(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReverseEndianness(parcel.ReadInt32()):x8}");
        return bytes.ToString();
    }
}

/// <summary>A call: the bytes of its request and of its answer, in hexadecimal digits.</summary>
internal sealed record Exchange(uint Code, string Request, string Reply)
{
    public string Sizes => $"the same {Request.Length / 2} bytes, answered by the same {Reply.Length / 2}";
}
