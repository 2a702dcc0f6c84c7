namespace Binder;

/// <summary>A value that knows its form in a parcel. Implemented by the generator for <see cref="ParcelableAttribute"/>, or by hand.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IParcelable<TSelf>
    where TSelf : IParcelable<TSelf>
{
    /// <summary>The AIDL name, which a <see cref="ParcelableHolder"/> writes: without an own one the full name of the type, with dots.</summary>
    static virtual string ParcelableName => (typeof(TSelf).FullName ?? typeof(TSelf).Name).Replace('+', '.');

    /// <summary>How far the form is promised to stay.</summary>
    static virtual ParcelableStability Stability => ParcelableStability.Local;

    /// <summary>Writes the body: for a structured parcelable its size, then its fields. The presence word before it is the caller's.</summary>
    void WriteToParcel(Parcel parcel);

    /// <summary>Reads a body.</summary>
    /// <exception cref="ParcelException">The bytes are no such value.</exception>
    static abstract TSelf ReadFromParcel(Parcel parcel);

    /// <summary>The value of a field of this type that an older sender left out: of a union, its first member.</summary>
    /// <exception cref="ParcelException">There is no such value: the parcel ends too early, <see cref="StatusCode.NotEnoughData"/>.</exception>
    static virtual TSelf CreateDefault() =>
        throw new ParcelException(StatusCode.NotEnoughData, $"The parcel ends before a {typeof(TSelf).Name}, which must not be null and has no default.");
}
