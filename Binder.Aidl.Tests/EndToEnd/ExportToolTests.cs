using System.Diagnostics;
using System.Xml.Linq;
using Xunit;

namespace Binder.Aidl.Tests.EndToEnd;

/// <summary><c>binder aidl export</c> as a process, of an example's assembly and of a project.</summary>
public sealed class ExportToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binder-export");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AnAssemblyBecomesFilesThatAreAidl()
    {
        (int exitCode, string[] written, string errors) = Run("export", Path.Combine(AppContext.BaseDirectory, "Calculator.dll"), "-o", At("out"));

        Assert.Equal(0, exitCode);
        Assert.Equal(6, written.Length);
        Assert.Equal(2, errors.Split("warning AIDL242").Length - 1);
        Assert.Contains("    int add(int left, int right) = 0;\n", File.ReadAllText(At("out/com/example/ICalculator.aidl")), StringComparison.Ordinal);
        string listener = File.ReadAllText(At("out/com/example/ICalculatorListener.aidl"));
        Assert.Contains("oneway interface ICalculatorListener {\n", listener, StringComparison.Ordinal);
        Assert.Contains("    void onRecall(in int[] numbers);\n", listener, StringComparison.Ordinal);
        (int checkedAs, string[] said, string faults) = Run(["check", "-I", At("out"), .. written]);
        Assert.Equal((0, 0, ""), (checkedAs, said.Length, faults));
    }

    [Fact]
    public void AProjectIsExportedWithItsCommentsAndDefaults()
    {
        XElement project = new(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0"), new XElement("Nullable", "enable")),
            new XElement("ItemGroup", new XElement("Reference", new XAttribute("Include", typeof(Parcel).Assembly.Location))));
        File.WriteAllText(At("Clock.csproj"), project.ToString());
        File.WriteAllText(At("Zone.cs"), "namespace Clock;\n/// <summary>Where.</summary>\n[Binder.Parcelable(\"com.example.Zone\")] public partial class Zone { public string Name { get; set; } = \"UTC\"; }\n");

        (int exitCode, string[] written, string errors) = Run("export", At("Clock.csproj"), "-o", At("out"));

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.EndsWith("package com.example;\n\n/** Where. */\nparcelable Zone {\n    String name = \"UTC\";\n}\n", File.ReadAllText(Assert.Single(written)), StringComparison.Ordinal);

        File.WriteAllText(At("Zone.cs"), "[Binder.Parcelable] public partial class Zone { public object? Name { get; set; } }");
        (exitCode, written, errors) = Run("export", _folder.FullName, "-o", At("out"));
        Assert.Equal(1, exitCode);
        Assert.Empty(written);
        Assert.StartsWith($"{At("Zone.cs")}:1:56: error AIDL020: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectIsExportedWhetherItAndItsReferencesAreBuiltOrNot()
    {
        Directory.CreateDirectory(At("Clock"));
        Directory.CreateDirectory(At("Limits"));
        File.WriteAllText(At("Clock/Clock.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Limits/Limits.csproj" /><Reference Include="{typeof(Parcel).Assembly.Location}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(At("Limits/Limits.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        File.WriteAllText(At("Limits/Limits.cs"), "public static class Limits { public const int Zones = 24; }");
        File.WriteAllText(At("Clock/Zone.cs"), "[Binder.Parcelable(\"com.example.Zone\")] public partial class Zone { public int Number { get; set; } = Limits.Zones; }");

        for (int run = 0; run < 2; run++)
        {
            (int exitCode, string[] written, string errors) = Run("export", At("Clock"), "-o", At("out"));

            Assert.Equal((0, ""), (exitCode, errors));
            Assert.Contains("    int number = 24;\n", File.ReadAllText(Assert.Single(written)), StringComparison.Ordinal);
            using Process build = Process.Start("dotnet", ["build", At("Clock"), "-nologo", "-v:quiet"]);
            build.WaitForExit();
            Assert.Equal(0, build.ExitCode);
        }
    }

    [Theory]
    [InlineData("missing.dll")]
    [InlineData("missing.csproj")]
    [InlineData("xunit.v3.core.dll")]
    public void WhatCannotBeExportedIsOneLine(string source)
    {
        (int exitCode, string[] written, string errors) = Run("export", Path.Combine(AppContext.BaseDirectory, source), "-o", At("out"));

        Assert.Equal(1, exitCode);
        Assert.Empty(written);
        Assert.StartsWith("binder: ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    /// <summary>The tool may build a project, which takes longer than other children do.</summary>
    private static (int ExitCode, string[] Output, string Errors) Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "binder.dll"), "aidl", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process tool = Process.Start(start)!;
        Task<string> errors = tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        return (tool.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.GetAwaiter().GetResult());
    }
}
