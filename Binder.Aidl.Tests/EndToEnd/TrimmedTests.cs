using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Binder.Aidl.Tests.Generator;
using Xunit;

[assembly: AssemblyFixture(typeof(Binder.Aidl.Tests.EndToEnd.TrimmedProgram))]

namespace Binder.Aidl.Tests.EndToEnd;

/// <summary>
/// A program of generated code, from C# and from <c>.aidl</c>, that was published without all it does not use; warnings of the trimmer, and
/// of the analyzer for ahead-of-time compilation, are errors. It calls itself in one process, and itself in another one.
/// </summary>
public sealed partial class TrimmedTests(TrimmedProgram program, SharedSystem shared)
{
    [Fact]
    public void ItRunsInOneProcess()
    {
        using ChildProcess alone = program.Start("alone");

        Assert.Matches(Passed, Assert.Single(alone.ReadToEnd()));
        Assert.Equal(0, alone.WaitForExit());
    }

    [Fact]
    public void ItRunsInTwoProcesses()
    {
        using ChildProcess server = program.Start("serve", shared.Device);
        server.WaitForLine("serving");
        using ChildProcess client = program.Start("call", shared.Device);

        Assert.Matches(Passed, Assert.Single(client.ReadToEnd()));
        Assert.Equal((0, 0), (client.WaitForExit(), server.Stop()));
    }

    [GeneratedRegex("^[1-9][0-9]* checks passed$")]
    private static partial Regex Passed { get; }
}

/// <summary>The program of the folder Trimmed, published at its first use.</summary>
public sealed partial class TrimmedProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("binder-trimmed-").FullName;
    private readonly Lazy<string?> _obstacle;

    public TrimmedProgram() => _obstacle = new Lazy<string?>(Publish);

    internal ChildProcess Start(params string[] arguments)
    {
        if (_obstacle.Value is { } missing)
            Assert.Skip($"{missing}; for its package: dotnet restore Binder.Aidl.Tests/Trimmed");
        return ChildProcess.StartNative(Path.Combine(_folder, "Binder.Aidl.Tests.Trimmed"), arguments);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <returns>Why it cannot be published here: there is no runtime to trim. Null if it was.</returns>
    private string? Publish()
    {
        ProcessStartInfo start = new(
            "dotnet",
            [
                "publish", Path.Combine(Repository.Root, "Binder.Aidl.Tests/Trimmed"), "--configuration", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
                "--output", _folder, "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:BuildProjectReferences=false",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 && MissingPackage.Match(output) is { Success: true } missing)
            return $"The runtime of {RuntimeInformation.RuntimeIdentifier} is not to be had here: {missing.Value}";
        Assert.True(process.ExitCode == 0, output);
        return null;
    }

    /// <summary>A source that is not there, or does not have the package.</summary>
    [GeneratedRegex("error NU1(101|102|301): [^\n]*")]
    private static partial Regex MissingPackage { get; }
}
