namespace Binder;

/// <summary>How one element type of arrays and lists is written and read.</summary>
/// <typeparam name="T">The element.</typeparam>
public interface IParcelMarshaller<T>
{
    /// <summary>Fewest bytes that one element takes, at least 1: a count that the rest of the parcel cannot hold is refused before allocation.</summary>
    static abstract int MinimumSize { get; }

    /// <summary>Writes one element.</summary>
    static abstract void Write(Parcel parcel, T value);

    /// <summary>Reads one element.</summary>
    static abstract T Read(Parcel parcel);
}
