namespace Binder.Aidl.Tests.Parcels;

/// <summary>The parcelables of the worked examples, written as the generator writes them.</summary>
internal sealed record P(int A, string S) : IParcelable<P>
{
    public void WriteToParcel(Parcel parcel)
    {
        int token = parcel.BeginParcelable();
        parcel.WriteInt32(A);
        parcel.WriteString16(S);
        parcel.EndParcelable(token);
    }

    public static P ReadFromParcel(Parcel parcel)
    {
        ParcelableReader reader = parcel.BeginReadParcelable();
        int a = parcel.HasMore(reader) ? parcel.ReadInt32() : 0;
        string s = parcel.HasMore(reader) ? parcel.ReadString16() : "";
        parcel.EndReadParcelable(reader);
        return new P(a, s);
    }
}

/// <summary><see cref="P"/> after one more version of its interface.</summary>
internal sealed record NewerP(int A, string S, long Added = 7) : IParcelable<NewerP>
{
    public void WriteToParcel(Parcel parcel)
    {
        int token = parcel.BeginParcelable();
        parcel.WriteInt32(A);
        parcel.WriteString16(S);
        parcel.WriteInt64(Added);
        parcel.EndParcelable(token);
    }

    public static NewerP ReadFromParcel(Parcel parcel)
    {
        ParcelableReader reader = parcel.BeginReadParcelable();
        int a = parcel.HasMore(reader) ? parcel.ReadInt32() : 0;
        string s = parcel.HasMore(reader) ? parcel.ReadString16() : "";
        long added = parcel.HasMore(reader) ? parcel.ReadInt64() : 7;
        parcel.EndReadParcelable(reader);
        return new NewerP(a, s, added);
    }
}

internal readonly record struct Q(int A) : IParcelable<Q>
{
    public void WriteToParcel(Parcel parcel)
    {
        int token = parcel.BeginParcelable();
        parcel.WriteInt32(A);
        parcel.EndParcelable(token);
    }

    public static Q ReadFromParcel(Parcel parcel)
    {
        ParcelableReader reader = parcel.BeginReadParcelable();
        int a = parcel.HasMore(reader) ? parcel.ReadInt32() : 0;
        parcel.EndReadParcelable(reader);
        return new Q(a);
    }
}

internal readonly record struct EmptyParcelable : IParcelable<EmptyParcelable>
{
    public void WriteToParcel(Parcel parcel) => parcel.EndParcelable(parcel.BeginParcelable());

    public static EmptyParcelable ReadFromParcel(Parcel parcel)
    {
        parcel.EndReadParcelable(parcel.BeginReadParcelable());
        return default;
    }
}

/// <summary><c>union U { int n; String s; }</c>.</summary>
internal sealed record U(int? N, string? S) : IParcelable<U>
{
    public void WriteToParcel(Parcel parcel)
    {
        if (N is { } n)
        {
            parcel.WriteInt32(0);
            parcel.WriteInt32(n);
        }
        else
        {
            parcel.WriteInt32(1);
            parcel.WriteString16(S!);
        }
    }

    public static U ReadFromParcel(Parcel parcel) => parcel.ReadInt32() switch
    {
        0 => new U(parcel.ReadInt32(), null),
        1 => new U(null, parcel.ReadString16()),
        int tag => throw new ParcelException(StatusCode.BadValue, $"Union U has no member {tag}."),
    };
}

/// <summary>A parcelable that holds itself: <c>parcelable Chain { @nullable(heap=true) Chain next; }</c>.</summary>
internal sealed record Chain(int Value, Chain? Next) : IParcelable<Chain>
{
    public void WriteToParcel(Parcel parcel)
    {
        int token = parcel.BeginParcelable();
        parcel.WriteInt32(Value);
        parcel.WriteNullableParcelable(Next);
        parcel.EndParcelable(token);
    }

    public static Chain ReadFromParcel(Parcel parcel)
    {
        ParcelableReader reader = parcel.BeginReadParcelable();
        int value = parcel.HasMore(reader) ? parcel.ReadInt32() : 0;
        Chain? next = parcel.HasMore(reader) ? parcel.ReadNullableParcelable<Chain>() : null;
        parcel.EndReadParcelable(reader);
        return new Chain(value, next);
    }
}

internal enum ByteColor : byte
{
    None,
    Red,
    Green,
    Blue,
}

internal enum SByteColor : sbyte
{
    Minus = -1,
    None,
    Red,
}

internal enum IntColor
{
    None,
    Red,
}

internal enum LongColor : long
{
    None,
    Red,
    Green,
}
