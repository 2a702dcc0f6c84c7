using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Generator.Loopback;
using Binder.Aidl.Tests.Parcels;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>What a request says of values that only the reply carries: of a dynamic array of AIDL its length, of all others nothing.</summary>
public sealed class OutBytesTests
{
    private static readonly IReadOnlyDictionary<string, (Action<IOuts> Call, string Request)> Forms = new Dictionary<string, (Action<IOuts>, string)>
    {
        ["filled array"] = (static outs => outs.FilledArray(new int[3]), "03000000"),
        ["filled array that is null"] = (static outs => outs.FilledNullableArray(null), "ffffffff"),
        ["array"] = (static outs => outs.Array(out _), "00000000"),
        ["immutable array"] = (static outs => outs.Immutable(out _), "00000000"),
        ["memory"] = (static outs => outs.Memory(out _), "00000000"),
        ["list of int, which is int[]"] = (static outs => outs.NumberList(out _), "00000000"),
        ["list of double that is null"] = (static outs => outs.NullableNumberList(out _), "00000000"),
        ["list of an enum"] = (static outs => outs.EnumList(out _), "00000000"),
        ["list of strings"] = (static outs => outs.StringList(out _), ""),
        ["list of unions"] = (static outs => outs.ParcelableList(out _), ""),
        ["map"] = (static outs => outs.Map(out _), ""),
        ["array of a fixed size"] = (static outs => outs.Fixed(out _), ""),
        ["union"] = (static outs => outs.Union(out _), ""),
        ["marshaller of byte[]"] = (static outs => outs.MarshalledArray(out _), "00000000"),
        ["marshaller of String"] = (static outs => outs.MarshalledString(out _), ""),
        ["number"] = (static outs => outs.Number(out _), ""),
        ["text"] = (static outs => outs.Text(out _), ""),
    };

    public static TheoryData<string> Names => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheRequestCarriesTheLengthsOfDynamicArrays(string form)
    {
        int header = RequestOf(static outs => outs.None()).Length;

        Assert.Equal(Forms[form].Request, Wire.Hex(RequestOf(Forms[form].Call).AsSpan(header)));
    }

    private static byte[] RequestOf(Action<IOuts> call)
    {
        byte[] request = [];
        call(IOuts.AsInterface(new LoopbackBinder(new Outs()) { Tamper = data => request = data.Data.ToArray() }));
        return request;
    }
}
