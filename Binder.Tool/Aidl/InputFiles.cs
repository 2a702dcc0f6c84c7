using System.CommandLine;

namespace Binder.Tool.Aidl;

/// <summary>The <c>.aidl</c> files that a command is given.</summary>
internal static class InputFiles
{
    public static Argument<string[]> Argument()
    {
        Argument<string[]> files = new("FILE") { Description = "The .aidl files.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(static result =>
        {
            foreach (string path in result.Tokens.Select(static token => token.Value).Where(static path => !path.EndsWith(".aidl", StringComparison.Ordinal)))
                result.AddError($"{path} is no .aidl file.");
        });
        return files;
    }
}
