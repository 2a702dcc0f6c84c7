namespace Binder;

/// <summary><c>TimeSpan</c> as AIDL's <c>long</c>: nanoseconds. A writer refuses more than 292 years; a reader drops what is finer than 100 ns.</summary>
public readonly struct TimeSpanMarshaller : IParcelMarshaller<TimeSpan>
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, TimeSpan value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt64(checked(value.Ticks * TimeSpan.NanosecondsPerTick));
    }

    /// <inheritdoc/>
    public static TimeSpan Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return new TimeSpan(parcel.ReadInt64() / TimeSpan.NanosecondsPerTick);
    }
}
