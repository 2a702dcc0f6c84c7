using System.Diagnostics;
using System.Text.Json;
using Binder.Tool.Commands;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Tool.Aidl;

/// <summary>Asks a project's build what it would compile: references are restored and built, the project itself is not.</summary>
internal static class ProjectBuild
{
    /// <param name="path">A project, or a folder with one.</param>
    /// <param name="configuration">What is built: <c>Debug</c>.</param>
    /// <exception cref="IOException">The project cannot be built, or is none.</exception>
    public static CSharpCommandLineArguments CommandLineOf(string path, string configuration)
    {
        string project = ProjectAt(path);
        string[] build = ["build", project, "-nologo", "-v:quiet", $"-p:Configuration={configuration}"];

        // Properties of a command line hold for references, too; a file that never exists makes the compiler's target run in a project that is up to date.
        Run([.. build, "-t:ResolveReferences"]);
        string output = Run(
            [
                .. build, "--no-restore", "-t:Compile", "-p:BuildProjectReferences=false", "-p:NonExistentFile=never",
                "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-getItem:CscCommandLineArgs",
            ]);
        string[] arguments = ItemsIn(output, project);
        return CSharpCommandLineParser.Default.Parse(arguments, Path.GetDirectoryName(project), sdkDirectory: null);
    }

    private static string ProjectAt(string path)
    {
        if (Directory.Exists(path) && Directory.GetFiles(path, "*.csproj") is [{ } only])
            return Path.GetFullPath(only);

        return File.Exists(path) && Path.GetExtension(path) == ".csproj"
            ? Path.GetFullPath(path)
            : throw new FileNotFoundException($"{path} is neither a .csproj file, nor a folder with one, nor an assembly.");
    }

    private static string Run(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true };
        using Process build = Process.Start(start) ?? throw new IOException("dotnet cannot be started.");
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode == 0)
            return output;

        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Console.Error.WriteLine(Printable.Of(line.TrimEnd()));
        throw new IOException("The project does not build.");
    }

    private static string[] ItemsIn(string output, string project)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(output);
            string[] arguments = [.. answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
                .Select(static item => item.GetProperty("Identity").GetString()!)];
            return arguments.Length > 0 ? arguments : throw new IOException($"{project} compiles no C#, or is for several frameworks.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw new IOException($"The build of {project} does not say what it compiles.");
        }
    }
}
