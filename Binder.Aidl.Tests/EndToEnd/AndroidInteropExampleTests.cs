using Binder.Aidl.Tests.Generator;
using Xunit;

namespace Binder.Aidl.Tests.EndToEnd;

public sealed class AndroidInteropExampleTests
{
    private static readonly string Example = Path.Combine(Repository.Root, "examples", "AndroidInterop");

    [Fact]
    public void TheExampleShowsItselfInProcessesOfItsOwn()
    {
        using ChildProcess example = ChildProcess.Start("AndroidInterop.dll", EndToEndSystem.Unused, []);

        IReadOnlyList<string> lines = example.ReadToEnd();

        Assert.Equal(0, example.WaitForExit());
        Assert.Equal("AndroidInterop example: 35 checks passed", lines[^1]);
        Assert.Equal(35, lines.Count(static line => line.Contains("] ok: ", StringComparison.Ordinal)));
        Assert.Equal(EndToEndSystem.IsKernel ? 5 : 6, lines.SkipLast(1).Select(static line => line[..8]).Distinct().Count());
    }

    /// <summary>Freezing what the C# says would give the version that was frozen from the <c>.aidl</c> files.</summary>
    [Fact]
    public void TheContractInCSharpIsTheFrozenOne()
    {
        string folder = Directory.CreateTempSubdirectory("binder-interop-").FullName;
        using ChildProcess export = Tool("export", Path.Combine(AppContext.BaseDirectory, "DoorLock.CSharp.dll"), "-o", folder);
        Assert.Equal(5, export.ReadToEnd().Count);
        Assert.Equal(0, export.WaitForExit());

        using ChildProcess check = Tool("check-api", Path.Combine(Example, "Contract.Aidl", "aidl_api", "com.example.door", "2"), folder, "--level", "equal");

        Assert.Equal([], check.ReadToEnd());
        Assert.Equal(0, check.WaitForExit());
        Directory.Delete(folder, recursive: true);
    }

    private static ChildProcess Tool(params string[] arguments) => ChildProcess.Start("binder.dll", ["aidl", .. arguments]);
}
