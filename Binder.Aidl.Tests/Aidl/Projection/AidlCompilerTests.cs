using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>Files on disk instead of a generator: what <c>binder aidl compile</c> writes.</summary>
public sealed class AidlCompilerTests
{
    public static TheoryData<string> Sources => ConsistencyTests.Sources;

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public void ItsFilesCompileWithoutWarningsWithAndWithoutTheGenerator(string sources)
    {
        AidlCompilation compiled = AidlCompiler.Compile(AidlSources.ParseAll(sources).Select(Input), new AidlCompilerOptions(), TestContext.Current.CancellationToken);

        Assert.Empty(compiled.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        CSharpCompilation compilation = Generation.Compile("").AddSyntaxTrees(compiled.Files.Select(static file => Generation.Parse(file.Text, file.Name)));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

        GeneratorDriver driver = Generation.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Empty(driver.GetRunResult().GeneratedTrees);
    }

    [Fact]
    public void AnErrorLeavesNothingToWrite()
    {
        AidlCompilation compiled = AidlCompiler.Compile(
            AidlSources.ParseAll("package com.example;\ninterface IFoo { void take(CharSequence text); }").Select(Input), new AidlCompilerOptions(), TestContext.Current.CancellationToken);

        Assert.Empty(compiled.Files);
        Assert.Equal("com/example/IFoo.aidl: (1,40)-(1,44) AIDL201", Show(Assert.Single(compiled.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    [Fact]
    public void FilesThatAreOnlyLookedAtAreNotWritten()
    {
        ImmutableArray<AidlFile> files = AidlSources.ParseAll(ProjectionSources.Union);

        AidlCompilation compiled = AidlCompiler.Compile([Input(files[0]), Input(files[1]) with { IsInput = false }], new AidlCompilerOptions { Namespace = "Shapes" }, TestContext.Current.CancellationToken);

        Assert.All(compiled.Files, static file => Assert.StartsWith("Shapes.Shape", file.Name, StringComparison.Ordinal));
        Assert.NotEmpty(compiled.Files);
    }

    private static AidlSource Input(AidlFile file) => new(file.Path, file.Text, IsInput: true);

    private static string Show(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return $"{span} {diagnostic.Id}";
    }
}
