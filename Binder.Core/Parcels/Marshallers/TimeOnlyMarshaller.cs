namespace Binder;

/// <summary><c>TimeOnly</c> as AIDL's <c>long</c>: nanoseconds of the day, as Java's <c>LocalTime.ofNanoOfDay</c>. A reader drops what is finer than 100 ns.</summary>
public readonly struct TimeOnlyMarshaller : IParcelMarshaller<TimeOnly>
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, TimeOnly value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt64(value.Ticks * TimeSpan.NanosecondsPerTick);
    }

    /// <inheritdoc/>
    public static TimeOnly Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        long value = parcel.ReadInt64();
        if (value < 0 || value >= TimeSpan.NanosecondsPerTick * TimeSpan.TicksPerDay)
            parcel.Refuse($"Nanosecond {value} of a day is out of range.");
        return new TimeOnly(value / TimeSpan.NanosecondsPerTick);
    }
}
