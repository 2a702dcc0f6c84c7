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

[Parcelable]
public sealed partial record UnionPair(NumberOrText First, NumberOrText? Second);

[Parcelable]
public sealed partial record OlderUnionPair;
