using System.Diagnostics;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Tests.Aidl.Android;

/// <summary>Android 10's own compiler, Debian's package <c>aidl</c>, over the files of a case.</summary>
internal sealed class AndroidCompiler : IDisposable
{
    public const string Program = "/usr/bin/aidl";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binder-android");
    private readonly List<string> _options = [];
    private readonly string _main;

    /// <param name="files">The first one is what is compiled; the others are found as imports.</param>
    public AndroidCompiler(IReadOnlyList<AidlFile> files, AidlOptions options)
    {
        foreach (AidlFile file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file.Path))!);
            File.WriteAllText(At(file.Path), file.Text.ToString());
        }

        if (options.IsStructured)
            _options.Add("--structured");
        _main = files[0].Path;
    }

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Whether it accepts the file, for Java.</summary>
    public bool Accepts() => Run("--lang=java", "-o", "java");

    /// <summary>The generated Java of an accepted interface.</summary>
    public string Java(string canonicalName) => Read($"java/{canonicalName.Replace('.', '/')}.java") ?? "";

    /// <summary>The dump of the accepted file's type, null if it writes none.</summary>
    public string? Dump(string canonicalName)
    {
        Run("--dumpapi", "-o", "api");
        return Read($"api/{canonicalName.Replace('.', '/')}.aidl");
    }

    /// <summary>The method lines and places of the accepted file. It counts its arguments wrongly and wants a second input, so that it gets one twice.</summary>
    public string Mapping()
    {
        Run("--apimapping", "mapping.txt", "-I", ".", _main);
        return Read("mapping.txt") ?? "";
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private string? Read(string path) => File.Exists(At(path)) ? File.ReadAllText(At(path)) : null;

    /// <summary>Runs it in the folder, so that paths are those of the case. It may crash after it has printed an error, which is a rejection too.</summary>
    private bool Run(params string[] arguments)
    {
        ProcessStartInfo start = new(Program, [.. arguments, .. _options, "-I", ".", _main])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(Patience))
            return process.ExitCode == 0;

        process.Kill();
        throw new TimeoutException($"{Program} did not end.");
    }
}
