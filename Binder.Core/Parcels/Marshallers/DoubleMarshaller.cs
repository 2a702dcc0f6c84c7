namespace Binder;

/// <summary>Elements of <c>double[]</c>.</summary>
public readonly struct DoubleMarshaller : IParcelMarshaller<double>, IContiguousMarshaller
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, double value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteDouble(value);
    }

    /// <inheritdoc/>
    public static double Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadDouble();
    }
}
