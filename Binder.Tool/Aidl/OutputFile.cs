using System.CommandLine;

namespace Binder.Tool.Aidl;

/// <summary>Where a command writes its one text.</summary>
internal static class OutputFile
{
    public static Option<string?> Option() => new("--out", "-o") { Description = "The file to write to; standard output if there is none.", HelpName = "FILE" };

    public static void Write(string? path, string text)
    {
        if (path is null)
            Console.Out.Write(text);
        else
            File.WriteAllText(path, text);
    }
}
