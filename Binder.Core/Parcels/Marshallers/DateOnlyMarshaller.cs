namespace Binder;

/// <summary><c>DateOnly</c> as AIDL's <c>int</c>: days since 1970-01-01, as Java's <c>LocalDate.ofEpochDay</c>.</summary>
public readonly struct DateOnlyMarshaller : IParcelMarshaller<DateOnly>
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, DateOnly value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt32(value.DayNumber - Epoch);
    }

    /// <inheritdoc/>
    public static DateOnly Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        long day = (long)parcel.ReadInt32() + Epoch;
        if (day < 0 || day > DateOnly.MaxValue.DayNumber)
            parcel.Refuse($"Day {day - Epoch} since 1970-01-01 is out of range.");
        return DateOnly.FromDayNumber((int)day);
    }
}
