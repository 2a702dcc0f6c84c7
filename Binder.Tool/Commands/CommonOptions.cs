using System.CommandLine;

namespace Binder.Tool.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Device { get; } = new("--device", "-d")
    {
        Description = "The Binder device: /dev/binder, unix:PATH. Default: $BINDER_DEVICE, else /dev/binder where it works, else the user's daemon.",
        HelpName = "DEVICE",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document instead of text.",
        Recursive = true,
    };

    /// <summary>Ties a child's life to its supervisor's, however that ends.</summary>
    public static Option<bool> ExitWithInput { get; } = new("--exit-with-input")
    {
        Description = "Stop when standard input ends.",
        Hidden = true,
    };
}
