using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Checks that generated parts can stand beside an annotated type, and says where they go.</summary>
internal static class DeclarationParser
{
    private static readonly SymbolDisplayFormat Namespace =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static TypeModel Parse(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        if (!type.DeclaringSyntaxReferences.IsEmpty)
            Check(type, faults, token);

        return new TypeModel(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Namespace),
            Containers(type, faults, token),
            KeywordOf(type),
            Identifiers.EscapeType(type.Name),
            type.QualifiedName(),
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            HintNameOf(type));
    }

    private static void Check(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        TypeDeclarationSyntax[] parts = type.Declarations(token);
        if (parts.Length == 0)
        {
            faults.Silently();
            return;
        }

        Location location = parts[0].Identifier.GetLocation();
        if (!parts.All(IsPartial))
            faults.Report(DiagnosticDescriptors.NotPartial, location, type.Name);

        if (type.IsFileLocal)
        {
            SyntaxToken file = parts[0].Modifiers.First(static modifier => modifier.IsKind(SyntaxKind.FileKeyword));
            faults.Report(DiagnosticDescriptors.FileLocalType, file.GetLocation(), type.Name);
        }

        if (type.IsGenericType)
        {
            Location generic = type.TypeParameters.IsEmpty ? location : parts[0].TypeParameterList!.GetLocation();
            faults.Report(DiagnosticDescriptors.GenericType, generic, type.Name);
        }

        if (type.Name.Length == 0)
            faults.Silently();

        CheckLanguage(type, parts[0], faults);
    }

    /// <summary>The type's declarations that are the user's.</summary>
    public static TypeDeclarationSyntax[] Declarations(this INamedTypeSymbol type, CancellationToken token) =>
    [
        .. type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(token)).OfType<TypeDeclarationSyntax>()
            .Where(static part => !IsGenerated(part.SyntaxTree.FilePath)),
    ];

    /// <summary>Where the type is named; of a compiled type, its assembly.</summary>
    public static Location NameLocation(this INamedTypeSymbol type, CancellationToken token) =>
        type.Declarations(token) is [{ } first, ..] ? first.Identifier.GetLocation() : type.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>Whether the type comes from an assembly: it was checked when it was compiled.</summary>
    public static bool IsCompiled(this INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsGenerated(string path) =>
        path.EndsWith(".g.cs", StringComparison.Ordinal) && path.Contains(KnownNames.ThisGenerator + ".");

    private static EquatableArray<string> Containers(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        List<string> containers = [];
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            foreach (TypeDeclarationSyntax part in container.Declarations(token).Where(static part => !IsPartial(part)).Take(1))
                faults.Report(DiagnosticDescriptors.ContainerNotPartial, part.Identifier.GetLocation(), container.Name, type.Name);

            if (container.Name.Length == 0)
                faults.Silently();

            containers.Insert(0, $"partial {KeywordOf(container)} {Identifiers.EscapeType(container.Name)}");
        }

        return containers.ToEquatableArray();
    }

    private static void CheckLanguage(INamedTypeSymbol type, TypeDeclarationSyntax part, Faults faults)
    {
        if (part.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 } options)
        {
            faults.Report(
                DiagnosticDescriptors.LanguageTooOld, part.Identifier.GetLocation(), type.Name, options.LanguageVersion.ToDisplayString());
        }
    }

    private static bool IsPartial(TypeDeclarationSyntax part) => part.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    private static string HintNameOf(INamedTypeSymbol type) =>
        type.QualifiedName().Replace("global::", "").Replace("@", "").Replace('<', '{').Replace('>', '}');
}
