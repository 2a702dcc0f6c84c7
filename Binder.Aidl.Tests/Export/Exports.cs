using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Binder.Aidl.Tests.Export;

/// <summary>Exports of C# sources.</summary>
internal static class Exports
{
    /// <summary>Exports the source, which may have errors.</summary>
    public static AidlExport OfSource(string source)
    {
        CSharpCompilation compilation = Generation.Compile(source);
        return AidlExporter.Export(compilation, compilation.Assembly, TestContext.Current.CancellationToken);
    }

    /// <summary>Compiles the source with all that is generated, and exports the assembly.</summary>
    public static AidlExport OfAssembly(string source) => OfAssembly(Generation.Of(source).ToReference());

    public static AidlExport OfAssembly(MetadataReference assembly)
    {
        CSharpCompilation user = Generation.Compile("", references: assembly);
        return AidlExporter.Export(user, (IAssemblySymbol)user.GetAssemblyOrModuleSymbol(assembly)!, TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that nothing was reported but what is expected.</summary>
    public static AidlExport AssertSays(this AidlExport export, params string[] ids)
    {
        Assert.Equal(ids, export.Diagnostics.Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        return export;
    }

    /// <summary>Reads the files as any other AIDL.</summary>
    public static ImmutableArray<AidlDeclaration> Bind(this AidlExport export)
    {
        AidlFile[] files = [.. export.Files.Select(static file => AidlFile.Parse(file.Path, SourceText.From(file.Text)))];
        AidlIndex index = AidlIndex.From(files.Select(OutlineBuilder.Build));
        AidlBoundFile[] bound = [.. files.Select(file => AidlBinder.Bind(file, index, AidlOptions.Default, TestContext.Current.CancellationToken))];
        Assert.Empty(bound.SelectMany(static file => file.Diagnostics).Where(static diagnostic => diagnostic.IsError).Select(static diagnostic => diagnostic.Message));
        return [.. bound.SelectMany(static file => file.Declarations)];
    }

    public static string Text(this AidlExport export) =>
        string.Concat(export.Files.Select(static file => $"---- {file.Path}\n{file.Text}"));
}
