namespace Binder.Tool.Commands;

/// <summary>What the command's exit code means; listed in docs/tool.md.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The answer is no: not found, does not answer.</summary>
    public const int Negative = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The device is missing or cannot be used.</summary>
    public const int Device = 3;

    /// <summary>No service manager runs on the device.</summary>
    public const int NoServiceManager = 4;

    /// <summary>A call failed.</summary>
    public const int CallFailed = 5;
}
