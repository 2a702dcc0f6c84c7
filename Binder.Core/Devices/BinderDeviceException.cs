namespace Binder;

/// <summary>A Binder device is missing or cannot be used. The message says what was tried, why it failed, and what to run.</summary>
public sealed class BinderDeviceException : IOException
{
    /// <summary>Creates one.</summary>
    /// <param name="device">The device as <c>BINDER_DEVICE</c> names it.</param>
    /// <param name="message">What was tried, why it failed, and what to run.</param>
    /// <param name="innerException">The cause, if an exception told it.</param>
    public BinderDeviceException(string device, string message, Exception? innerException = null)
        : base(message, innerException) => Device = device;

    /// <summary>The device as <c>BINDER_DEVICE</c> names it.</summary>
    public string Device { get; }
}
