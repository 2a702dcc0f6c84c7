namespace Binder.Devices.Kernel;

/// <summary>Why a device node of the kernel cannot be used.</summary>
/// <param name="Reason">A clause that goes on behind "cannot open X:".</param>
/// <param name="Advice">What to do: a sentence.</param>
internal sealed record KernelDeviceFailure(string Reason, string Advice)
{
    /// <summary>All of it, as the message of an exception.</summary>
    public string Describe(string path) => $"Cannot open the Binder device {path}: {Reason}. {Advice}";
}
