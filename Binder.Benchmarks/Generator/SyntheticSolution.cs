using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Benchmarks.Generator;

/// <summary>A project of interfaces, a file each, in areas of ten that share a parcelable, a callback and a class. Every interface passes the next one of its area.</summary>
internal static class SyntheticSolution
{
    internal const int Interfaces = 1000;
    internal const int Methods = 20;

    internal const int Areas = Interfaces / AreaSize;

    private const int AreaSize = 10;

    internal static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse);

    internal static CSharpCompilation Create() => CSharpCompilation.Create(
        "Sample",
        [
            .. Enumerable.Range(0, Areas).Select(static area => Parse(SharedOf(area, ""), SharedPathOf(area))),
            .. Enumerable.Range(0, Areas).Select(static area => Parse(CodeOf(area, 0), CodePathOf(area))),
            .. Enumerable.Range(0, Interfaces).Select(static index => Parse(InterfaceOf(index, Methods), PathOf(index))),
        ],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project after one method more has been typed at the end of one interface.</summary>
    internal static CSharpCompilation AddMethod(CSharpCompilation solution, int index, int methods) =>
        Replace(solution, PathOf(index), InterfaceOf(index, methods));

    /// <summary>The project after another property has been typed in an area's parcelable.</summary>
    internal static CSharpCompilation AddProperty(CSharpCompilation solution, int area, int number) =>
        Replace(solution, SharedPathOf(area), SharedOf(area, $", int Added{number}"));

    /// <summary>The project after a number in a method of a class has been changed.</summary>
    internal static CSharpCompilation ChangeBody(CSharpCompilation solution, int area, int number) => Replace(solution, CodePathOf(area), CodeOf(area, number + 1));

    internal static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Com.Example.Area{index / AreaSize}.IService{index}");

    internal static string PlaceOf(int area) => string.Create(CultureInfo.InvariantCulture, $"Com.Example.Area{area}.Place");

    private static CSharpCompilation Replace(CSharpCompilation solution, string path, string text) =>
        solution.ReplaceSyntaxTree(solution.SyntaxTrees.Single(tree => tree.FilePath == path), Parse(text, path));

    private static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll")
            .Where(static file => !file.EndsWith(".Native.dll", StringComparison.Ordinal))
            .Select(static file => MetadataReference.CreateFromFile(file)),
        MetadataReference.CreateFromFile(typeof(Parcel).Assembly.Location),
    ];

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);

    private static string PathOf(int index) => $"Area{index / AreaSize}/IService{index}.cs";

    private static string SharedPathOf(int area) => $"Area{area}/Shared.cs";

    private static string CodePathOf(int area) => $"Area{area}/Code.cs";

    private static string CodeOf(int area, int number) =>
        $$"""
        namespace Com.Example.Area{{area}};

        internal static class Code
        {
            public static Place Moved(Place place) => place with { X = place.X + {{number}} };
        }
        """;

    private static string SharedOf(int area, string properties) =>
        $$"""
        using Binder;
        namespace Com.Example.Area{{area}};

        /// <summary>A place of the area.</summary>
        [Parcelable("com.example.area{{area}}.Place")] public sealed partial record Place(int X, int Y, string Label{{properties}});

        [BinderInterface("com.example.area{{area}}.IWatcher"), Oneway] public partial interface IWatcher : IInterface { void Changed(Place place); }
        """;

    private static string InterfaceOf(int index, int methods)
    {
        int area = index / AreaSize;
        int next = (index + 1) % AreaSize + (area * AreaSize);
        StringBuilder text = new($$"""
            using System.Threading;
            using System.Threading.Tasks;
            using Binder;
            namespace Com.Example.Area{{area}};

            /// <summary>Service {{index}} of the area.</summary>
            [BinderInterface("com.example.area{{area}}.IService{{index}}")]
            public partial interface IService{{index}} : IInterface
            {

            """);
        for (int method = 0; method < methods; method++)
        {
            string signature = (method % 7) switch
            {
                0 => $"int Add{method}(int left, long right)",
                1 => $"string Name{method}(string first, string? last)",
                2 => $"void Move{method}(Place from, in Place to, out Place middle)",
                3 => $"Task<double[]> SampleAsync{method}(byte[] data, CancellationToken token = default)",
                4 => $"void Watch{method}(IWatcher watcher, bool isOnce)",
                5 => $"Place[] Find{method}(string[] labels, ref int count)",
                _ => $"void Use{method}(IService{next}? next)",
            };
            text.Append("    /// <summary>Does it.</summary>\n    ").Append(signature).Append(";\n");
        }

        return text.Append("}\n").ToString();
    }
}
