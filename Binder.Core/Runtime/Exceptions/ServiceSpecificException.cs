namespace Binder;

/// <summary>An error that the service's interface defines: <c>EX_SERVICE_SPECIFIC</c>.</summary>
public sealed class ServiceSpecificException(int errorCode, string? message = null)
    : Exception(message ?? $"Service-specific error {errorCode}.")
{
    /// <summary>The service's own error code.</summary>
    public int ErrorCode { get; } = errorCode;
}
