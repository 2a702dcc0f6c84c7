using System.CommandLine;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl check-api</c>: whether an API breaks those who were built against an older one.</summary>
internal static class CheckApiCommand
{
    public static Command Create()
    {
        Argument<string> older = new("OLD") { Description = "The folder of the older API." };
        Argument<string> newer = new("NEW") { Description = "The folder of the newer API." };
        Option<string> level = new("--level") { Description = "`compatible` (default): new things may be added; `equal`: nothing may differ.", DefaultValueFactory = static _ => "compatible" };
        level.AcceptOnlyFromAmong("compatible", "equal");
        SourceOptions source = new();
        Command command = new("check-api", "Say what in an API breaks those who were built against an older one.") { older, newer, level };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() =>
        {
            SourceSet before = new ApiFolder(arguments.GetRequiredValue(older)).Load(source, arguments, isFrozen: true);
            SourceSet after = new ApiFolder(arguments.GetRequiredValue(newer)).Load(source, arguments, isFrozen: true);
            DiagnosticPrinter printer = source.Printer(arguments);
            printer.Print(before);
            printer.Print(after);
            if (!printer.HasErrors)
                printer.Print(Compare(arguments.GetRequiredValue(level), before.Version, after.Version));
            return !printer.HasErrors;
        }));
        return command;
    }

    private static IReadOnlyList<ApiFault> Compare(string level, ApiVersion older, ApiVersion newer) =>
        level == "equal" ? ApiComparison.Equal(older, newer) : ApiComparison.Compatible(older, newer);
}
