using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Projection;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Android;

/// <summary>
/// Android 10's own compiler and ours say the same about each case of the corpus that it knows: verdict, dump, mapping, transaction codes,
/// and what proxies write and read in which order, apart from what <c>docs/aidl/disagreements.md</c> lists with the reason.
/// </summary>
public sealed partial class AndroidAgreementTests
{
    private const int Android10 = 10;

    // Android 10 has AIDL's names of parameters in a mapping, and Java's of results, without brackets; Java's of both came later.
    private static readonly (string Java, string Aidl)[] NewerNames =
    [
        ("java.lang.String", "String"),
        ("java.lang.CharSequence", "CharSequence"),
        ("java.util.List", "List"),
        ("java.util.Map", "Map"),
        ("android.os.IBinder", "IBinder"),
        ("java.io.FileDescriptor", "FileDescriptor"),
        ("android.os.ParcelFileDescriptor", "ParcelFileDescriptor"),
    ];

    public static TheoryData<string> Known => [.. CorpusCase.All.Where(static sample => sample.Since <= Android10).Select(static sample => sample.FullName)];

    public static bool IsMissing => !AndroidCompiler.IsInstalled;

    [Theory(Skip = "Android's compiler is not installed: apt-get install aidl, then eng/test.sh -class \"*AndroidAgreementTests\"", SkipWhen = nameof(IsMissing))]
    [MemberData(nameof(Known))]
    public void BothCompilersAgree(string name)
    {
        CorpusCase sample = CorpusCase.All.Single(sample => sample.FullName == name);

        Assert.Equal(Disagreements.About(name).Order(StringComparer.Ordinal), Compare(sample).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryListedCaseIsKnownToAndroid10() =>
        Assert.Empty(Disagreements.Listed.Select(static row => row.Case).Except(Known.Select(static row => row.Data)));

    [Fact]
    public void TheListGivesTheReasonsOfTheCorpus() => Assert.Equal(
        CorpusCase.All.Where(static sample => sample.Android10 is not null).Select(static sample => (sample.FullName, sample.Android10)).Order(),
        Disagreements.Listed.Where(static row => row.Aspect == "verdict").Select(static row => (row.Case, (string?)row.Reason)).Order());

    [Fact]
    public void TheCorpusIsLargeAndMuchOfItIsKnownToAndroid10()
    {
        Assert.True(CorpusCase.All.Count >= 400, $"{CorpusCase.All.Count} cases");
        Assert.True(Known.Count >= 300, $"{Known.Count} cases");
    }

    private static IEnumerable<string> Compare(CorpusCase sample)
    {
        ImmutableArray<AidlBoundFile> files = AidlSources.Bind(sample.Sources, sample.Options);
        using AndroidCompiler android = new([.. files.Select(static file => file.Source)], sample.Options);
        bool accepts = android.Accepts();
        if (accepts != (sample.Rejections.Count == 0))
            yield return "verdict";
        if (!accepts || sample.Rejections.Count > 0)
            yield break;

        AidlBoundFile main = files[0];
        foreach (AidlDeclaration declaration in main.Declarations)
        {
            // It dumps nothing for parcelables without a body.
            if (android.Dump(declaration.CanonicalName) is { } dump && dump != DumpOf(declaration))
                yield return "dump";
            if (declaration is not AidlInterface @interface)
                continue;

            string java = android.Java(declaration.CanonicalName);
            if (!CodesOf(java).SequenceEqual(CodesOf(@interface)))
                yield return "codes";
            if (ProxyOf(files, sample.Options) is { } proxy && !ProxyOperations.OfJava(java).SequenceEqual(ProxyOperations.OfCSharp(proxy)))
                yield return "order";
        }

        if (!Lines(android.Mapping()).SequenceEqual(Lines(MappingOf(main))))
            yield return "mapping";
    }

    /// <summary>Every type that both compilers can send, in every direction.</summary>
    [Fact(Skip = "Android's compiler is not installed: apt-get install aidl, then eng/test.sh -class \"*AndroidAgreementTests\"", SkipWhen = nameof(IsMissing))]
    public void BothProxiesWriteAndReadTheSameInTheSameOrder()
    {
        ImmutableArray<AidlBoundFile> files = AidlSources.Bind("""
            import D;
            interface IAll {
                void values(boolean a, byte b, char c, int d, long e, float f, double g, String h, IBinder i, IAll j, in D k, in FileDescriptor l, in ParcelFileDescriptor m);
                void nullable(in @nullable String a, in @nullable IBinder b, in @nullable D c, in @nullable int[] d, in @nullable List<String> e);
                void arrays(in boolean[] a, in byte[] b, in char[] c, in int[] d, in long[] e, in float[] f, in double[] g, in String[] h, in IBinder[] i, in D[] j, in FileDescriptor[] k, in ParcelFileDescriptor[] l);
                void lists(in List<String> a, in List<IBinder> b, in List<D> c);
                int outs(out boolean[] a, out byte[] b, int c, out String[] d, out D e, out D[] f, out List<String> g, out List<D> h, String i, out List<IBinder> j, out ParcelFileDescriptor[] k);
                String inouts(inout boolean[] a, inout byte[] b, inout String[] c, inout D d, inout D[] e, inout List<String> f, inout List<D> g, inout ParcelFileDescriptor h);
                oneway void later(int a, in D b);
                boolean r1(); byte r2(); char r3(); int r4(); long r5(); float r6(); double r7(); String r8(); IBinder r9(); IAll r10(); D r11();
                ParcelFileDescriptor r12(); FileDescriptor r13();
                int[] a1(); boolean[] a2(); byte[] a3(); D[] a4(); String[] a5(); List<String> l1(); List<D> l2(); List<IBinder> l3();
            }
            ---- D.aidl
            parcelable D { int x; }
            """);
        using AndroidCompiler android = new([.. files.Select(static file => file.Source)], AidlOptions.Default);
        Assert.True(android.Accepts());

        IReadOnlyList<string> java = ProxyOperations.OfJava(android.Java("IAll"));

        Assert.Equal(28, java.Count);
        Assert.Equal("> Int, > Byte, > Int, > Int, > Long, > Float, > Double, > String, > Binder, > Binder, > Object, > RawFileDescriptor, > Object", java[0]);
        Assert.Equal(java, ProxyOperations.OfCSharp(ProxyOf(files, AidlOptions.Default)!));
    }

    /// <summary>Our C# proxy of the first file's interface, null where C# cannot have it.</summary>
    private static string? ProxyOf(ImmutableArray<AidlBoundFile> files, AidlOptions options) => AidlCompiler
        .Compile(files.Select((file, index) => new AidlSource(file.Source.Path, file.Source.Text, IsInput: index == 0, file.Source.IsPreprocessed)), new AidlCompilerOptions { Binding = options })
        .Files.SingleOrDefault(static file => file.Name.EndsWith("Proxy.g.cs", StringComparison.Ordinal))?.Text;

    /// <summary>Our dump as Android 10 knew it: it kept no comments.</summary>
    private static string DumpOf(AidlDeclaration declaration)
    {
        string package = declaration.Package.Length == 0 ? "" : $"package {declaration.Package};\n";
        return package + KeptComments().Replace(ApiDump.Of(declaration), "");
    }

    /// <summary>A signature with its place, in an order: Android's has none.</summary>
    private static IEnumerable<string> Lines(string mapping) =>
        mapping.Split('\n', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(static pair => string.Join(' ', pair)).Order(StringComparer.Ordinal);

    /// <summary>Our mapping as Android 10 knew it.</summary>
    private static string MappingOf(AidlBoundFile file) => string.Join('\n', ApiMapping.Of([file]).Split('\n').Select(static line => line.Split('|') switch
    {
        [string owner, string method, string arguments, string result] => $"{owner}|{method}|{InAidl(arguments)}|{result.Replace("[]", "", StringComparison.Ordinal)}",
        _ => line,
    }));

    private static string InAidl(string java) => NewerNames.Aggregate(java, static (text, name) => text.Replace(name.Java, name.Aidl, StringComparison.Ordinal));

    private static IEnumerable<(string, int)> CodesOf(AidlInterface @interface) =>
        @interface.Methods.Select(static method => (method.Name, method.Code)).OrderBy(static pair => pair.Name, StringComparer.Ordinal);

    private static IEnumerable<(string Name, int)> CodesOf(string java) => TransactionCode().Matches(java)
        .Select(static match => (match.Groups["name"].Value, 1 + int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture)))
        .OrderBy(static pair => pair.Value, StringComparer.Ordinal);

    [GeneratedRegex("^ *static final int TRANSACTION_(?<name>\\w+) = \\(android\\.os\\.IBinder\\.FIRST_CALL_TRANSACTION \\+ (?<id>[0-9]+)\\);$", RegexOptions.Multiline)]
    private static partial Regex TransactionCode();

    [GeneratedRegex("^ */\\* @hide \\*/\n|^ */\\*\\*\n( +\\* .*\n)* +\\*/\n", RegexOptions.Multiline)]
    private static partial Regex KeptComments();
}
