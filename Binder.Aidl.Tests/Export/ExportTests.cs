using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Export;

public sealed class ExportTests
{
    public static TheoryData<string> Ids => [.. ExportDescriptors.All.Select(static descriptor => descriptor.Id)];

    [Fact]
    public void WhatIsInheritedAndListenersOfEventsAreThere()
    {
        AidlExport export = Exports.OfSource(Inheritance).AssertSays();

        AidlInterface circle = Assert.IsType<AidlInterface>(export.Bind().Single(static declaration => declaration.Name == "ICircle"));

        Assert.Equal(["getName", "area", "addTickedListener", "removeTickedListener", "radius"], circle.Methods.Select(static method => method.Name));
        Assert.Contains(export.Files, static file => file.Path == "com/example/IShapeTickedListener.aidl");
    }

    [Fact]
    public void AnAssemblyHasTheSameInterfacesAsItsSource()
    {
        Assert.Equal(Exports.OfSource(Inheritance).Text(), Exports.OfAssembly(Inheritance).AssertSays().Text());
    }

    [Fact]
    public void TypesOfOtherAssembliesAreImportedAndNotExported()
    {
        MetadataReference library = Generation.Of("namespace Lib; [Parcelable(\"lib.Point\")] public partial record struct Point(int X);").ToReference();
        Compilation compilation = Generation.Compile("[BinderInterface(\"app.IApp\")] public partial interface IApp { void Use(Lib.Point point); }", references: library);

        AidlExport export = AidlExporter.Export(compilation, compilation.Assembly, TestContext.Current.CancellationToken).AssertSays();

        AidlTextFile file = Assert.Single(export.Files);
        Assert.Equal("app/IApp.aidl", file.Path);
        Assert.Contains("import lib.Point;", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoTypesOfOneSimpleNameAreToldApart()
    {
        AidlExport export = Exports.OfSource(
            """
            [Parcelable("a.Point")] public partial record struct A(int X);
            [Parcelable("b.Point")] public partial record struct B(int X);
            [Parcelable("c.Point")] public partial record struct C(A First, B Second, C[] Own);
            """).AssertSays();

        Assert.Contains("    a.Point first;\n    b.Point second;\n    Point[] own;\n", export.Files.Single(static file => file.Path == "c/Point.aidl").Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheBadSampleGivesExactlyWhatIsUnderlined(string id)
    {
        DiagnosticPage.Sample sample = new DiagnosticPage(id).Bad;

        IEnumerable<(string, int, int, int)> reported = Exports.OfSource(sample.Code).Diagnostics.Select(Place).Order();

        Assert.Equal(sample.Expected().Order(), reported);
        Assert.All(sample.Expected(), expected => Assert.Equal(id, expected.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheGoodSampleIsExported(string id) =>
        Assert.NotEmpty(Exports.OfSource(new DiagnosticPage(id).Good.Code).AssertSays().Bind());

    private const string Inheritance =
        """
        [BinderInterface("com.example.INamed")] public partial interface INamed { string Name { get; } }
        [BinderInterface("com.example.IShape")] public partial interface IShape : INamed { double Area(); event Action<long> Ticked; }
        [BinderInterface("com.example.ICircle")] public partial interface ICircle : IShape { double Radius(); }
        """;

    private static (string Id, int Line, int Start, int End) Place(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return (diagnostic.Id, span.StartLinePosition.Line, span.StartLinePosition.Character, span.EndLinePosition.Character);
    }
}
