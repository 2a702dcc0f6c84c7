namespace Binder;

/// <summary>Elements of <c>IBinder[]</c>.</summary>
public readonly struct StrongBinderMarshaller : IParcelMarshaller<IBinder>
{
    /// <inheritdoc/>
    public static int MinimumSize => 28;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, IBinder value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteStrongBinder(value);
    }

    /// <inheritdoc/>
    public static IBinder Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadStrongBinder();
    }
}
