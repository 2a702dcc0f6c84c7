namespace Binder;

/// <summary>A container of values in Binder's wire format.</summary>
public sealed partial class Parcel : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
