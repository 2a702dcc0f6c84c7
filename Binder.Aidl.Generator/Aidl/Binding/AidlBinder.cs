using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>Binds a file against the index of all files: resolves names, computes values, checks every rule of the language.</summary>
internal static class AidlBinder
{
    /// <param name="file">The file; any text is fine.</param>
    /// <param name="index">Of all files of the compilation, this one included.</param>
    public static AidlBoundFile Bind(AidlFile file, AidlIndex index, AidlOptions options, CancellationToken cancellation = default)
    {
        FileOutline outline = index.FindFile(file.Path) ?? throw new ArgumentException($"The index does not hold {file.Path}.", nameof(index));
        BindingContext context = new(file, outline, index, options, cancellation);
        CheckImports(context);
        CheckFile(context);

        DeclarationBinder binder = new(context);
        ImmutableArray<AidlDeclaration>.Builder declarations = ImmutableArray.CreateBuilder<AidlDeclaration>();
        HashSet<string> names = [];
        foreach (DeclarationSyntax declaration in file.Root.Declarations.Where(static declaration => !declaration.Name.IsMissing))
        {
            if (!names.Add(declaration.Name.Text))
                context.Report(AidlDescriptors.DuplicateType, declaration.Name.Span, declaration.Name.Text, "in this file");
            else if (binder.Bind(declaration, outline.Package, null) is { } bound)
                declarations.Add(bound);
        }

        return new AidlBoundFile(file, declarations.ToImmutable(), [.. file.SyntaxErrors.Concat(context.Diagnostics).OrderBy(static diagnostic => diagnostic.Span.Start)]);
    }

    private static void CheckImports(BindingContext context)
    {
        HashSet<string> seen = [];
        foreach (ImportSyntax import in context.File.Root.Imports)
        {
            string name = import.Name.Text;
            string simple = NameResolver.LastPart(name);
            bool isDeclared = context.Outline.Types.Any(type => type.Name == simple && type.CanonicalName != name);
            if (!seen.Add(simple) || isDeclared)
                context.Warn(AidlDescriptors.UniqueImportLint, import.Name.Span, name, isDeclared ? "the name of a type of this file" : "imported already");
            if (BuiltinTypes.IsIgnoredImport(name))
                continue;
            else if (context.Index.Find(name) is null && context.Index.FindPreprocessed(simple) is null)
                context.Report(AidlDescriptors.ImportNotFound, import.Name.Span, name);
            else if (context.Index.OtherDefinitions(name, context.File.Path).Distinct().ToArray() is { Length: > 1 } paths)
                context.Report(AidlDescriptors.AmbiguousImport, import.Name.Span, name, string.Join(" and ", paths));
        }
    }

    private static void CheckFile(BindingContext context)
    {
        DocumentSyntax root = context.File.Root;
        if (context.File.IsPreprocessed)
            return;

        if (root.Package is { } package)
        {
            foreach (IdentifierSyntax part in package.Parts.Where(static part => BuiltinTypes.IsReserved(part.Text)))
                context.Report(AidlDescriptors.ReservedName, part.Span, part.Text, "a keyword or a builtin type");
        }

        bool hasOwner = false;
        foreach (DeclarationSyntax declaration in root.Declarations)
        {
            string name = declaration.Name.Parts[0].Text;
            string path = string.Join("/", [.. root.Package?.Text.Split('.') ?? [], name + ".aidl"]);
            if (declaration.Name.IsMissing || (declaration.Name.IsQualified && declaration is not ParcelableSyntax { IsStructured: false }))
                continue;

            bool isOwner = declaration is not ParcelableSyntax { IsStructured: false };
            if (root.Declarations.Length == 1 && !EndsWith(context.File.Path, path))
                context.Report(AidlDescriptors.WrongPath, declaration.Name.Span, declaration.Name.Text, path);
            else if (isOwner && hasOwner)
                context.Report(AidlDescriptors.SeveralDeclarations, declaration.Name.Span, declaration.Name.Text, path);
            hasOwner |= isOwner;
        }
    }

    private static bool EndsWith(string path, string end)
    {
        path = path.Replace('\\', '/');
        return path == end || path.EndsWith("/" + end, StringComparison.Ordinal);
    }
}
