using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Tests.Aidl.Android;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Binder.Aidl.Tests.Export;

/// <summary>Others read exports as we do: Android 10's compiler, and our own way back to C#.</summary>
public sealed class ExportAgreementTests
{
    /// <summary>What Android 10 knows: no enums, no unions, no nested types.</summary>
    private const string Old =
        """
        namespace Com.Example;

        /// <summary>Tells the time.</summary>
        [BinderInterface("com.example.IClock")]
        public partial interface IClock
        {
            const int MaxZones = 64;
            const string UtcName = "UTC";

            /// <returns>Milliseconds since 1970.</returns>
            Task<long> NowAsync(Zone? zone, CancellationToken token = default);
            string ZoneName { get; set; }
            [Oneway] void Set(long millis, params int[] offsets);
            void Fill([Out] byte[] rest, ref List<string> names, out Zone result);
            int Divide(int dividend, int divisor, out int remainder);
            IBinder? Token(IClock other, Microsoft.Win32.SafeHandles.SafeFileHandle log);
            event Action<long> Ticked;
        }

        [Parcelable("com.example.Zone")]
        public partial class Zone
        {
            public string Name { get; set; } = "UTC";
            public long Millis { get; set; } = -5;
            public float Factor { get; set; } = 1.5f;
            public bool IsSummer { get; set; } = true;
            public int[] Days { get; set; } = [1, 2];
            public Zone[]? Children { get; set; }
        }
        """;

    private const string New =
        """
        namespace Com.Example;

        [Parcelable("com.example.Point", StructuralEquality = true)] public partial record struct Point(int X = 3, Kind Kind = Kind.Other);
        [AidlName("com.example.Kind")] public enum Kind : long { Some, /** <summary>Else.</summary> */ Other = -4 }
        [Union("com.example.Shape")] public abstract partial record Shape { public sealed record Corners(Point[] Value) : Shape; public sealed record Named(string? Value) : Shape; }
        [Parcelable("com.example.Tree")] public partial class Tree { public Tree? Left { get; set; } [FixedSize(2, 3)] public int[][] Sizes { get; set; } = default!; public double[] Weights { get; set; } = [1.5, 2]; }
        /// <summary>Draws.</summary>
        [BinderInterface("com.example.IDraw"), SensitiveData]
        public partial interface IDraw
        {
            const long Limit = long.MinValue;
            const double Scale = 1E-05;
            [Transaction(4)] Shape Draw(Shape shape, Kind[] kinds, List<Point> points, Dictionary<string, Tree> trees, ref Tree tree);
            [Transaction(9), Obsolete("Use Draw.")] void Old(IBinder? token);
        }
        """;

    public static bool IsMissing => !AndroidCompiler.IsInstalled;

    [Fact(Skip = "Needs Android's compiler of Debian: apt-get install aidl, then eng/test.sh -class \"*ExportAgreementTests\"", SkipWhen = nameof(IsMissing))]
    public void AndroidAcceptsAnExportAndCountsTheSameCodes()
    {
        AidlExport export = Exports.OfSource(Old).AssertSays("AIDL242");
        AidlFile[] files = [.. export.Files.OrderBy(static file => file.Path != "com/example/IClock.aidl").Select(static file => AidlFile.Parse(file.Path, SourceText.From(file.Text)))];

        using AndroidCompiler android = new(files, AidlOptions.Default);

        Assert.True(android.Accepts());
        string java = android.Java("com.example.IClock");
        AidlInterface clock = export.Bind().OfType<AidlInterface>().Single(static declaration => declaration.Name == "IClock");
        Assert.Equal(8, clock.Methods.Count);
        Assert.All(clock.Methods, method => Assert.Contains(
            $"TRANSACTION_{method.Name} = (android.os.IBinder.FIRST_CALL_TRANSACTION + {method.Id});", java, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public void TheCSharpOfAnExportIsExportedAsTheSame(string source)
    {
        AidlExport export = Exports.OfSource(source);
        AidlCompilation imported = AidlCompiler.Compile(
            export.Files.Select(static file => new AidlSource(file.Path, SourceText.From(file.Text), IsInput: true)), new AidlCompilerOptions(), TestContext.Current.CancellationToken);
        Assert.Empty(imported.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));

        CSharpCompilation compilation = Generation.Compile("").AddSyntaxTrees(imported.Files.Select(static file => Generation.Parse(file.Text, file.Name)));
        AidlExport again = AidlExporter.Export(compilation, compilation.Assembly, TestContext.Current.CancellationToken);

        Assert.Empty(again.Diagnostics.Select(static diagnostic => diagnostic.ToString()));
        Assert.Equal(Meaning(export), Meaning(again));
        Assert.NotEmpty(again.Files);
    }

    /// <summary>The declarations without their comments, which are laid out anew.</summary>
    private static string[] Meaning(AidlExport export) =>
        [.. export.Bind().Select(static declaration => Binder.Aidl.Generator.Aidl.Api.ApiDump.File(declaration, []))];
}
