using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Binder.Aidl.Generator;

/// <summary>
/// Reports what is wrong with <c>.aidl</c> files, at their lines and columns, but for the errors that <see cref="AidlFileGenerator"/> reports. Both call
/// the same parser, so that they agree.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AidlFileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [.. AidlDescriptors.All, .. ProjectionDescriptors.All];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            AdditionalText[] texts = [.. start.Options.AdditionalFiles.Where(text => AidlFileItems.IsAidl(text, start.Options.AnalyzerConfigOptionsProvider))];
            if (texts.Length == 0)
                return;

            Lazy<AidlProject> project = new(() => ProjectOf(texts, start.Options, start.Compilation, start.CancellationToken));
            start.RegisterAdditionalFileAction(file => Analyze(file, project));
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, Lazy<AidlProject> project)
    {
        if (!AidlFileItems.IsAidl(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        string path = context.AdditionalFile.Path;
        foreach ((string name, string value, string fault) in AidlFileItems.FaultsOf(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile)))
        {
            Location start = Location.Create(path, default, default);
            context.ReportDiagnostic(Diagnostic.Create(ProjectionDescriptors.InvalidFileOption, start, name, value, fault));
        }

        AidlFileOptions options = project.Value.OptionsOf(path);
        AidlFile file = AidlFileCache.Parse(path, text, options.IsPreprocessed, context.CancellationToken);
        if (options.IsGenerated)
        {
            foreach (AidlDiagnostic diagnostic in AidlProjection.Of(file, project.Value, context.CancellationToken).Diagnostics.Where(static diagnostic => !diagnostic.IsError))
                context.ReportDiagnostic(diagnostic.ToDiagnostic(file));

            ReportMissingTypes(context, project.Value, file);
        }
        else
        {
            foreach (AidlDiagnostic diagnostic in file.SyntaxErrors)
                context.ReportDiagnostic(diagnostic.ToDiagnostic(file));
        }
    }

    private static void ReportMissingTypes(AdditionalFileAnalysisContext context, AidlProject project, AidlFile file)
    {
        AidlBoundFile bound = AidlBinder.Bind(file, project.Index, AidlOptions.Default, context.CancellationToken);
        foreach (AidlDeclaration declaration in bound.Declarations.SelectMany(Flatten))
        {
            if (declaration is not AidlParcelable { IsStructured: false } || project.Index.Find(declaration.CanonicalName, file.Path) is not { } type)
                continue;

            string name = project.Names.DottedName(type);
            if (!HandWrittenTypes.Exists(name, context.Compilation))
                context.ReportDiagnostic(new AidlDiagnostic(ProjectionDescriptors.MissingCSharpType, declaration.Position.Span, declaration.CanonicalName, name).ToDiagnostic(file));
        }
    }

    private static IEnumerable<AidlDeclaration> Flatten(AidlDeclaration declaration) => declaration.Nested.SelectMany(Flatten).Prepend(declaration);

    private static AidlProject ProjectOf(AdditionalText[] texts, AnalyzerOptions options, Compilation compilation, CancellationToken token)
    {
        List<AidlProjectFile> files = [];
        foreach (AdditionalText file in texts)
        {
            AidlFileOptions item = AidlFileItems.OptionsOf(options.AnalyzerConfigOptionsProvider.GetOptions(file));
            if (file.GetText(token) is { } text)
                files.Add(new AidlProjectFile(OutlineBuilder.Build(AidlFileCache.Parse(file.Path, text, item.IsPreprocessed, token)), item));
        }

        AidlProject project = AidlProject.Of(files);
        return project.WithStructs(HandWrittenTypes.FindStructs(project.HandWritten().ToEquatableArray(), compilation));
    }
}
