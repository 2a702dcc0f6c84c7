using System.Collections.Immutable;

namespace Binder.Aidl.Tests.Generator.Golden;

[Union("a.U")]
public abstract partial record NumberOrText
{
    public sealed record Number(int Value) : NumberOrText;

    public sealed record Text(string Value) : NumberOrText;
}

[Union]
public abstract partial record Anything
{
    public sealed record Flag(bool Value = true) : Anything;

    public sealed record Bytes(byte[] Value) : Anything;

    public sealed record Inner(NumberOrText Value) : Anything;

    public sealed record Maybe(Anything? Value) : Anything;

    public sealed record Many(List<Anything?> Value) : Anything;

    public sealed record Pair(UnionPair Value) : Anything;
}

/// <summary>Compared by elements, and shown with AIDL's names.</summary>
[Union("a.B", StructuralEquality = true, AidlToString = true)]
public abstract partial record Batch
{
    public sealed partial record Numbers(int[] Value) : Batch
    {
        public Numbers()
            : this([1, -2])
        {
        }
    }

    public sealed partial record Points(ImmutableArray<double> other) : Batch;

    public sealed partial record Names(Dictionary<string, string?> Value) : Batch;

    public sealed partial record Bytes(ReadOnlyMemory<byte>? Value) : Batch;

    public sealed partial record One(string Value = "x") : Batch;
}

[Parcelable]
public sealed partial record UnionPair(NumberOrText First, NumberOrText? Second);

[Parcelable]
public sealed partial record OlderUnionPair;
