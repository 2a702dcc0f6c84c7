namespace Binder;

/// <summary>Where the body of the structured parcelable being read ends: see <see cref="Parcel.BeginReadParcelable"/>.</summary>
public readonly struct ParcelableReader
{
    internal ParcelableReader(int start, int end)
    {
        Start = start;
        End = end;
    }

    internal int Start { get; }

    internal int End { get; }
}
