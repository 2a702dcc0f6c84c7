using System.Collections.Immutable;
using Binder.Aidl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>One run of the generators over a source text, and what the compiler says of the result.</summary>
internal sealed class Generation
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Binder;
        """;

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(static file => Path.GetFileName(file) is ['S', 'y', ..] or ['M', 'i', ..] or "netstandard.dll" or "mscorlib.dll")
            .Where(static file => !file.EndsWith(".Native.dll", StringComparison.Ordinal))
            .Select(static file => MetadataReference.CreateFromFile(file)),
        MetadataReference.CreateFromFile(typeof(Parcel).Assembly.Location),
    ];

    private readonly Compilation _output;
    private readonly AnalyzerOptions _options;

    private Generation(GeneratorDriverRunResult result, Compilation output, AnalyzerOptions? options = null)
    {
        Result = result;
        _output = output;
        _options = options ?? new AnalyzerOptions([]);
    }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>What was generated.</summary>
    public IEnumerable<GeneratedSourceResult> Files => Result.Results.SelectMany(static generator => generator.GeneratedSources);

    public static Generation Of(string source, LanguageVersion language = LanguageVersion.Preview, params MetadataReference[] references) =>
        Of(Compile(source, language, references), language);

    public static Generation Of(Compilation compilation, LanguageVersion language = LanguageVersion.Preview)
    {
        GeneratorDriver driver = Driver(language).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new Generation(driver.GetRunResult(), output);
    }

    /// <summary>A run as the command-line compiler makes it.</summary>
    public static Generation OfCompiled(string source, LanguageVersion language = LanguageVersion.Preview)
    {
        GeneratorDriver driver = CompiledDriver(language);
        return Of(ref driver, Compile(source, language), []);
    }

    /// <summary>A run of a driver that may have run before, and becomes what it is after it.</summary>
    public static Generation Of(ref GeneratorDriver driver, Compilation compilation, IEnumerable<AdditionalText> texts)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new Generation(driver.GetRunResult(), output, new AnalyzerOptions([.. texts]));
    }

    /// <summary>A run over <c>.aidl</c> files and C# beside them.</summary>
    public static Generation OfAidl(IEnumerable<AidlText> files, string source = "", params MetadataReference[] references) =>
        OfAidl(files, Compile(source, references: references));

    /// <inheritdoc cref="OfAidl(IEnumerable{AidlText}, string, MetadataReference[])"/>
    public static Generation OfAidl(IEnumerable<AidlText> files, Compilation compilation)
    {
        AidlTextOptions options = new(files);
        GeneratorDriver driver = AidlDriver(options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new Generation(driver.GetRunResult(), output, options.ToAnalyzerOptions());
    }

    /// <summary>The driver of a project with <c>.aidl</c> files.</summary>
    public static GeneratorDriver AidlDriver(AidlTextOptions options) =>
        Driver().AddAdditionalTexts([.. options.Files]).WithUpdatedAnalyzerConfigOptions(options);

    /// <summary>The driver of the command-line compiler.</summary>
    public static GeneratorDriver CompiledDriver(LanguageVersion language = LanguageVersion.Preview) =>
        Driver(language).WithUpdatedAnalyzerConfigOptions(new AidlTextOptions([], (DeclarationErrorGenerator.Option, "true")));

    public static CSharpCompilation Compile(
        string source, LanguageVersion language = LanguageVersion.Preview, params MetadataReference[] references) =>
        CSharpCompilation.Create(
            "Sample",
            [Parse(Usings, "Usings.cs", language), Parse(source, "Sample.cs", language)],
            [.. Framework, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path, LanguageVersion language = LanguageVersion.Preview) =>
        CSharpSyntaxTree.ParseText(source, Options(language), path);

    public static CSharpGeneratorDriver Driver(LanguageVersion language = LanguageVersion.Preview, bool recordsSteps = true) => CSharpGeneratorDriver.Create(
        [
            new BinderInterfaceGenerator().AsSourceGenerator(), new ParcelableGenerator().AsSourceGenerator(), new UnionGenerator().AsSourceGenerator(),
            new AidlFileGenerator().AsSourceGenerator(), new DeclarationErrorGenerator().AsSourceGenerator(),
        ],
        parseOptions: Options(language),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: recordsSteps));

    /// <summary>What the generators report, and the analyzers on source and output together, as the compiler runs them.</summary>
    public ImmutableArray<Diagnostic> Analyze() => [.. Result.Diagnostics, .. AnalyzeOutput()];

    private ImmutableArray<Diagnostic> AnalyzeOutput() =>
        _output.WithAnalyzers([new BinderAnalyzer(), new AidlFileAnalyzer(), new AidlApiAnalyzer()], _options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>Warnings and errors of the compiler, without those on missing documentation in the sample.</summary>
    public IEnumerable<Diagnostic> Compile() => _output.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
        .Where(static diagnostic => diagnostic.Id != "CS1591" || IsGenerated(diagnostic.Location.SourceTree));

    /// <summary>Source and output.</summary>
    public Compilation Output => _output;

    /// <summary>The compiled output, to run.</summary>
    public System.Reflection.Assembly Load()
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = _output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return System.Reflection.Assembly.Load(image.ToArray());
    }

    /// <summary>The compiled output, for other compilations to refer to.</summary>
    public MetadataReference ToReference()
    {
        using MemoryStream image = new();
        Assert.True(_output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Asserts that the analyzer is content and that source and output compile without warnings.</summary>
    public Generation AssertClean()
    {
        Assert.Empty(Analyze());
        Assert.Empty(Compile());
        return this;
    }

    public static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static CSharpParseOptions Options(LanguageVersion language) => new(language, DocumentationMode.Diagnose);
}
