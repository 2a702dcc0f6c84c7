using System.CommandLine;
using System.Globalization;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl freeze</c>: makes the API of files the next version.</summary>
internal static class FreezeCommand
{
    public static Command Create()
    {
        Argument<string[]> files = InputFiles.Argument();
        Option<string> name = new("--name") { Description = "The API's name, such as com.example.clock.", HelpName = "NAME", Required = true };
        Option<string> root = new("--api-dir") { Description = "The folder of all frozen APIs.", HelpName = "DIR", DefaultValueFactory = static _ => "aidl_api" };
        SourceOptions source = new();
        Command command = new("freeze", "Make the API of .aidl files the next version: aidl_api/NAME/VERSION with its .hash.") { files, name, root };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() =>
            Freeze(source, arguments, arguments.GetRequiredValue(files), Path.Combine(arguments.GetRequiredValue(root), FolderName(arguments.GetRequiredValue(name))))));
        return command;
    }

    private static bool Freeze(SourceOptions source, ParseResult arguments, string[] inputs, string folder)
    {
        if (source.Load(arguments, inputs, isFrozen: true) is not { } sources)
            return false;

        int last = LastVersion(folder);
        if (last > 0 && Previous(source, arguments, VersionFolder(folder, last), sources) is { } answer)
            return answer;

        string path = VersionFolder(folder, last + 1);
        new ApiFolder(path).Freeze([.. ApiFile.Of(sources, withLicence: true)], last + 1);
        Console.Out.WriteLine(path);
        return true;
    }

    /// <summary>Compares with the version before.</summary>
    /// <returns>Null if there is something to freeze; else whether all is well.</returns>
    private static bool? Previous(SourceOptions source, ParseResult arguments, string path, SourceSet sources)
    {
        ApiFolder folder = new(path);
        SourceSet previous = folder.Load(source, arguments, isFrozen: true);
        DiagnosticPrinter printer = source.Printer(arguments);
        printer.Print(previous);
        if (printer.HasErrors)
            return false;

        (ApiVersion older, ApiVersion newer) = (previous.Version, sources.Version);
        printer.Print(ApiComparison.Compatible(older, newer));
        if (printer.HasErrors)
            return false;
        if (ApiComparison.Equal(older, newer).Count > 0)
            return null;

        Console.Out.WriteLine($"{path} is the same; there is nothing to freeze.");
        return true;
    }

    private static string VersionFolder(string folder, int version) => Path.Combine(folder, version.ToString(CultureInfo.InvariantCulture));

    private static int LastVersion(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(static path => new ApiFolder(path).Version ?? 0).DefaultIfEmpty().Max() : 0;

    private static string FolderName(string name) => name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && !name.StartsWith('.')
        ? name
        : throw new AidlUsageException($"'{name}' cannot be the name of an API: letters, digits, '.', '-' and '_' can.");
}
