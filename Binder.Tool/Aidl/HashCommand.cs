using System.CommandLine;
using Binder.Aidl.Generator.Aidl.Api;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl hash</c>: the hash of a version, the same as Android's build computes.</summary>
internal static class HashCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("PATH") { Description = "The folder of a version, or .aidl files, whose API is taken as freezing would write it.", Arity = ArgumentArity.OneOrMore };
        Option<int?> version = new("--version") { Description = "The version's number. Default: the folder's name if it is a number, else 1.", HelpName = "N" };
        Option<bool> verify = new("--verify") { Description = "Compare with the folder's .hash; exit code 1 if it is not the same." };
        version.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0)
                result.AddError("Versions begin at 1.");
        });
        SourceOptions source = new();
        Command command = new("hash", "Print the hash of a version.") { paths, version, verify };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() =>
        {
            string[] given = arguments.GetRequiredValue(paths);
            int? number = arguments.GetValue(version);
            return given is [{ } path] && !path.EndsWith(".aidl", StringComparison.Ordinal)
                ? HashFolder(new ApiFolder(path), number, arguments.GetValue(verify))
                : HashFiles(source, arguments, given, number ?? 1);
        }));
        return command;
    }

    private static bool HashFolder(ApiFolder folder, int? version, bool isVerified)
    {
        string hash = folder.ComputeHash(version ?? folder.Version ?? 1);
        Console.Out.WriteLine(hash);
        if (!isVerified || folder.FrozenHash == hash)
            return true;

        Console.Error.WriteLine(folder.FrozenHash is { } frozen ? $"binder: .hash says {Commands.Printable.Of(frozen)}." : "binder: There is no .hash.");
        return false;
    }

    private static bool HashFiles(SourceOptions source, ParseResult arguments, string[] files, int version)
    {
        if (source.Load(arguments, files, isFrozen: true) is not { } sources)
            return false;

        Console.Out.WriteLine(ApiHash.Compute(ApiFile.Of(sources, withLicence: true).Select(static file => (file.RelativePath, file.Content)), version));
        return true;
    }
}
