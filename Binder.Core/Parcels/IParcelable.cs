namespace Binder;

/// <summary>A value that knows its form in a parcel. Implemented by the generator for <see cref="ParcelableAttribute"/>, or by hand.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IParcelable<TSelf>
    where TSelf : IParcelable<TSelf>
{
    /// <summary>Writes the body: for a structured parcelable its size, then its fields. The presence word before it is the caller's.</summary>
    void WriteToParcel(Parcel parcel);

    /// <summary>Reads a body.</summary>
    /// <exception cref="ParcelException">The bytes are no such value.</exception>
    static abstract TSelf ReadFromParcel(Parcel parcel);
}
