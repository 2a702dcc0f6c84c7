using System.Text;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.EndToEnd;

/// <summary><c>binder aidl</c> as a process, on files of the disk.</summary>
public sealed class AidlToolTests : IDisposable
{
    private const string Clock = """
        // Licence
        package com.example;
        import com.example.Zone;

        interface IClock {
            const int LATEST = 1 + 1;
            long now(in Zone zone);
        }
        """;

    private const string Zone = """
        package com.example;
        @JavaDerive(toString=true)
        parcelable Zone {
            String name = "UTC";
            other.Kind kind = other.Kind.CIVIL;
        }
        """;

    private const string Kind = "package other; enum Kind { CIVIL, SOLAR }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binder-aidl");

    public AidlToolTests()
    {
        Write("src/com/example/IClock.aidl", Clock);
        Write("src/com/example/Zone.aidl", Zone);
        Write("lib/other/Kind.aidl", Kind);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void FilesAreCheckedWithAllThatTheyImport()
    {
        Result result = Run("check", "-I", At("src"), "-I", At("lib"), At("src/com/example/IClock.aidl"));

        Assert.Equal(new Result(0, "", ""), result);
    }

    [Fact]
    public void AnErrorHasPathLineColumnIdAndText()
    {
        Write("src/com/example/IClock.aidl", Clock.Replace("1 + 1", "1 / 0", StringComparison.Ordinal));

        Result result = Run("check", "-I", At("src"), "-I", At("lib"), At("src/com/example/IClock.aidl"));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{At("src/com/example/IClock.aidl")}:6:24: error AIDL151: ", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void AnErrorOfAnImportIsAnErrorToo()
    {
        Write("lib/other/Kind.aidl", "package other; enum Kind { }");

        Result result = Run("check", "-I", At("src"), "-I", At("lib"), At("src/com/example/IClock.aidl"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{At("lib/other/Kind.aidl")}:1:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotBelowARootIsNotFound()
    {
        Result result = Run("check", "-I", At("src"), At("src/com/example/Zone.aidl"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(":5:5: error AIDL110: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WarningsAreOffUntilTheyAreAskedFor()
    {
        Write("src/com/example/Foo.aidl", "package com.example; interface Foo { const int a = 1; }");
        string file = At("src/com/example/Foo.aidl");

        Assert.Equal(new Result(0, "", ""), Run("check", file));
        Assert.Equal(1, Run("check", "-Weverything", "-Werror", file).ExitCode);
        Assert.Equal(new Result(0, "", ""), Run("check", "-Weverything", "-Werror", "-w", file));
        Assert.Equal(0, Run("check", "-Winterface-name", "-Werror", "-Wno-error=interface-name", file).ExitCode);
        Result named = Run("check", "-Wconst-name", file);
        Assert.Equal(0, named.ExitCode);
        Assert.Matches($"^{file}:1:48: warning AIDL300: [^\\[]* \\[-Wconst-name\\]\n$", named.Error);
    }

    [Theory]
    [InlineData("check", "-Wnothing", "a.aidl")]
    [InlineData("check", "a.txt")]
    [InlineData("check")]
    [InlineData("check-api", "--level", "similar", "a", "b")]
    [InlineData("freeze", "--name", "../../etc", "a.aidl")]
    [InlineData("hash", "--version", "0", "a")]
    public void AWrongCommandLineIsExitCodeTwo(params string[] arguments) => Assert.Equal(2, Run(arguments).ExitCode);

    [Theory]
    [InlineData("check")]
    [InlineData("dump-api")]
    [InlineData("compile", "-o", "cs")]
    [InlineData("preprocess")]
    public void AMissingFileIsAnErrorOfThatFile(params string[] arguments)
    {
        Assert.Equal(new Result(1, "", "missing.aidl:1:1: error: there is no such file\n"), Run([.. arguments, "missing.aidl"]));

        Directory.CreateDirectory(At("folder.aidl"));
        Assert.Equal(new Result(1, "", $"{At("folder.aidl")}:1:1: error: it is a folder\n"), Run([.. arguments, At("folder.aidl")]));
    }

    [Theory]
    [InlineData("check-api", "missing", "missing")]
    [InlineData("hash", "missing")]
    public void AMissingFileIsOneLine(params string[] arguments)
    {
        Result result = Run(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("binder: ", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void ADumpIsAFilePerType()
    {
        Result result = Run("dump-api", "-o", At("api"), "-I", At("src"), "-I", At("lib"), At("src/com/example/IClock.aidl"), At("src/com/example/Zone.aidl"));

        Assert.Equal(new Result(0, "", ""), result);
        Assert.Equal(
            "// Licence\n" + ApiDump.Banner + "package com.example;\ninterface IClock {\n  long now(in com.example.Zone zone);\n  const int LATEST = 2;\n}\n",
            Read("api/com/example/IClock.aidl"));
        Assert.EndsWith("@JavaDerive(toString=true)\nparcelable Zone {\n  String name = \"UTC\";\n  other.Kind kind = other.Kind.CIVIL;\n}\n", Read("api/com/example/Zone.aidl"), StringComparison.Ordinal);
    }

    [Fact]
    public void CSharpIsWrittenThatCompilesWithoutWarnings()
    {
        Result result = Run(
            "compile", "-o", At("cs"), "--version", "3", "--hash", "abc", "-I", At("src"), At("src/com/example/IClock.aidl"), At("src/com/example/Zone.aidl"), At("lib/other/Kind.aidl"));

        Assert.Equal(new Result(0, "", ""), result);
        Assert.Contains(Directory.EnumerateFiles(At("cs")), static file => file.EndsWith("IClock.Proxy.g.cs", StringComparison.Ordinal));
        CSharpCompilation compilation = Generation.Compile("").AddSyntaxTrees(Directory.EnumerateFiles(At("cs"), "*.cs").Select(static file => Generation.Parse(File.ReadAllText(file), file)));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void NothingIsCompiledFromFilesWithErrors()
    {
        Write("lib/other/Kind.aidl", "package other; enum Kind { A = 1 / 0 }");

        Assert.Equal(1, Run("compile", "-o", At("cs"), At("lib/other/Kind.aidl")).ExitCode);
        Assert.False(Directory.Exists(At("cs")));
    }

    [Fact]
    public void TheMappingNamesEachMethod()
    {
        string file = At("src/com/example/IClock.aidl");

        Assert.Equal(new Result(0, $"com.example.IClock|now|com.example.Zone,|long\n{file}:7\n", ""), Run("api-mapping", "-I", At("src"), "-I", At("lib"), file));
    }

    [Fact]
    public void APreprocessedListTakesThePlaceOfARoot()
    {
        Assert.Equal(0, Run("preprocess", "-o", At("list.aidl"), At("lib/other/Kind.aidl")).ExitCode);

        Assert.Equal("enum other.Kind {\n  CIVIL = 0,\n  SOLAR = 1,\n}\n", Read("list.aidl"));
        Assert.Equal(new Result(0, "", ""), Run("check", "-p", At("list.aidl"), "-I", At("src"), At("src/com/example/IClock.aidl")));
    }

    [Fact]
    public void VersionsAreFrozenOneAfterTheOther()
    {
        string[] freeze =
            ["freeze", "--name", "clock", "--api-dir", At("aidl_api"), "-I", At("src"), "-I", At("lib"), At("src/com/example/IClock.aidl"), At("src/com/example/Zone.aidl"), At("lib/other/Kind.aidl")];

        Assert.Equal(new Result(0, At("aidl_api/clock/1") + "\n", ""), Run(freeze));
        Assert.Contains("nothing to freeze", Run(freeze).Output, StringComparison.Ordinal);
        Write("src/com/example/IClock.aidl", Clock.Replace("long now(in Zone zone);", "long now(in Zone zone); void reset();", StringComparison.Ordinal));
        Assert.Equal(new Result(0, At("aidl_api/clock/2") + "\n", ""), Run(freeze));

        Assert.Equal(0, Run("hash", "--verify", At("aidl_api/clock/1")).ExitCode);
        Assert.Equal(new Result(0, Read("aidl_api/clock/2/.hash"), ""), Run("hash", "--verify", At("aidl_api/clock/2")));
        Assert.Equal(0, Run("check-api", At("aidl_api/clock/1"), At("aidl_api/clock/2")).ExitCode);
        Assert.Equal(1, Run("check-api", "--level", "equal", At("aidl_api/clock/1"), At("aidl_api/clock/2")).ExitCode);
        Result backwards = Run("check-api", At("aidl_api/clock/2"), At("aidl_api/clock/1"));
        Assert.Equal(1, backwards.ExitCode);
        Assert.Contains(": error AIDL222: Method 'reset' of 'com.example.IClock' is gone", backwards.Error, StringComparison.Ordinal);
        File.AppendAllText(At("aidl_api/clock/1/com/example/Zone.aidl"), "// edited\n");
        Assert.Equal(1, Run("hash", "--verify", At("aidl_api/clock/1")).ExitCode);
    }

    [Fact]
    public void WhatBreaksTheLastVersionIsNotFrozen()
    {
        string[] freeze = ["freeze", "--name", "kind", "--api-dir", At("aidl_api"), "-I", At("lib"), At("lib/other/Kind.aidl")];
        Assert.Equal(0, Run(freeze).ExitCode);
        Write("lib/other/Kind.aidl", Kind.Replace(", SOLAR", "", StringComparison.Ordinal));

        Result result = Run(freeze);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{At("lib/other/Kind.aidl")}:1:21: error AIDL234: Enumerator 'SOLAR' of 'other.Kind' is gone", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("aidl_api/kind/2")));
    }

    [Fact]
    public void TheHashOfFilesIsThatOfTheirFrozenApi()
    {
        Result result = Run("hash", At("lib/other/Kind.aidl"));

        string dump = ApiDump.Banner + "package other;\nenum Kind {\n  CIVIL = 0,\n  SOLAR = 1,\n}\n";
        Assert.Equal(new Result(0, ApiHash.Compute([("other/Kind.aidl", Encoding.UTF8.GetBytes(dump))], 1) + "\n", ""), result);
    }

    [Fact]
    public void WhatAFileSaysCannotSpeakToTheTerminal()
    {
        Write("src/Bad.aidl", "parcelable Bad { \u001b[2J x; }");

        Assert.DoesNotContain('\u001b', Run("check", At("src/Bad.aidl")).Error);
    }

    [Fact]
    public void OtherCommandsDoNotLoadTheCompiler()
    {
        using ChildProcess driver = ChildProcess.Start("binder.dll", "driver", "--exit-with-input", "--device", $"unix:{At("binder.sock")}");
        driver.WaitForLine("serving");

        string maps = File.ReadAllText($"/proc/{driver.Id}/maps");

        Assert.Contains("binder.dll", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("CodeAnalysis", maps, StringComparison.Ordinal);
        Assert.Equal(0, driver.Stop());
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private string Read(string path) => File.ReadAllText(At(path));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private static Result Run(params string[] arguments)
    {
        using ChildProcess tool = ChildProcess.Start("binder.dll", ["aidl", .. arguments]);
        string output = string.Concat(tool.ReadToEnd().Select(static line => line + "\n"));
        return new Result(tool.WaitForExit(), output, tool.Errors.TrimEnd('\n') is { Length: > 0 } errors ? errors + "\n" : "");
    }

    private sealed record Result(int ExitCode, string Output, string Error);
}
