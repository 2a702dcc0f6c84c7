namespace Binder;

/// <summary>The bytes of a parcel are not what was asked for.</summary>
public sealed class ParcelException(StatusCode status, string message) : Exception(message)
{
    /// <summary>How Android's parcel names the fault: not enough data, bad type, bad value, unexpected null, permission denied.</summary>
    public StatusCode Status { get; } = status;
}
