using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Loading;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

public sealed class LoaderTests
{
    [Fact]
    public void ImportsAreFollowed()
    {
        AidlProgram program = Load(
            "a/IFoo.aidl",
            ("a/IFoo.aidl", "package a; import b.Bar; interface IFoo { void f(in Bar x); }"),
            ("b/Bar.aidl", "package b; import b.Baz; parcelable Bar { Baz y; }"),
            ("b/Baz.aidl", "package b; parcelable Baz { }"),
            ("b/Unused.aidl", "package b; parcelable Unused { }"));

        Assert.Equal(["b/Bar.aidl", "b/Baz.aidl"], program.Imports.Select(static file => file.Path));
        Assert.All(program.Inputs.Concat(program.Imports), file => Assert.Empty(program.Bind(file, AidlOptions.Default, TestContext.Current.CancellationToken).Diagnostics.Where(static found => found.IsError)));
    }

    [Fact]
    public void QualifiedNamesOfTypesAndConstantsAreFollowed()
    {
        AidlProgram program = Load(
            "a/Foo.aidl",
            ("a/Foo.aidl", "package a; parcelable Foo { b.Bar.Inner x; int[b.Sizes.N] y; int z = b.Limits.MAX; }"),
            ("b/Bar.aidl", "package b; parcelable Bar { parcelable Inner { } }"),
            ("b/Sizes.aidl", "package b; interface Sizes { const int N = 3; }"),
            ("b/Limits.aidl", "package b; interface Limits { const int MAX = 4; }"));

        AidlBoundFile bound = program.Bind(program.Inputs[0], AidlOptions.Default, TestContext.Current.CancellationToken);

        Assert.Empty(bound.Diagnostics);
        AidlParcelable parcelable = Assert.IsType<AidlParcelable>(bound.Declarations[0]);
        Assert.Equal(["b.Bar.Inner", "int[3]", "int"], parcelable.Fields.Select(static field => field.Type.Signature));
        Assert.Equal(4, parcelable.Fields[2].Default?.Integer);
    }

    [Fact]
    public void AFileInTwoRootsIsAmbiguous()
    {
        AidlProgram program = Load(
            "a/IFoo.aidl",
            ("a/IFoo.aidl", "package a; import b.Bar; interface IFoo { void f(in Bar x); }"),
            ("one:b/Bar.aidl", "package b; parcelable Bar { }"),
            ("two:b/Bar.aidl", "package b; parcelable Bar { }"));

        AidlDiagnostic found = Assert.Single(program.Bind(program.Inputs[0], AidlOptions.Default, TestContext.Current.CancellationToken).Diagnostics, static found => found.IsError);

        Assert.Equal("AIDL112", found.Descriptor.Id);
        Assert.Contains("one:b/Bar.aidl and two:b/Bar.aidl", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnImportOfAnInputIsThatInput()
    {
        AidlProgram program = Load("a/IFoo.aidl", ("a/IFoo.aidl", "package a; import a.IFoo; interface IFoo { }"));

        Assert.Empty(program.Imports);
        Assert.Empty(program.Bind(program.Inputs[0], AidlOptions.Default, TestContext.Current.CancellationToken).Diagnostics.Where(static found => found.IsError));
    }

    private static AidlProgram Load(string input, params (string Path, string Text)[] files)
    {
        Memory memory = new(files.ToDictionary(static file => file.Path, static file => file.Text));
        ImmutableArray<AidlFile> inputs = [AidlFile.Parse(input, SourceText.From(memory.Read(input)!), cancellation: TestContext.Current.CancellationToken)];
        return new AidlLoader(memory, TestContext.Current.CancellationToken).Load(inputs, []);
    }

    /// <summary>Files whose paths may begin with a root: <c>root:a/B.aidl</c>.</summary>
    private sealed class Memory(Dictionary<string, string> files) : IAidlFiles
    {
        public IReadOnlyList<string> Find(string relativePath) => [.. files.Keys.Where(path => path[(path.IndexOf(':', StringComparison.Ordinal) + 1)..] == relativePath)];

        public string Identify(string path) => path;

        public string? Read(string path) => files.GetValueOrDefault(path);
    }
}
