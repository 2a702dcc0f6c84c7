using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Outline;

/// <summary>Takes from a file what others may need.</summary>
internal static class OutlineBuilder
{
    /// <summary>The nested enum that every union has: one enumerator per member.</summary>
    public const string Tag = "Tag";

    public static FileOutline Build(AidlFile file)
    {
        string package = file.Root.Package?.Text ?? "";
        return new FileOutline(
            file.Path,
            package,
            file.IsPreprocessed,
            file.Root.Imports.Select(static import => import.Name.Text).Distinct().ToEquatableArray(),
            file.Root.Declarations.Where(static declaration => !declaration.Name.IsMissing)
                .Select(declaration => Build(file.Text, package, declaration)).ToEquatableArray());
    }

    /// <summary>The name of a type in a package or in another type.</summary>
    public static string Qualify(string container, string name) => container.Length == 0 ? name : container + "." + name;

    private static TypeOutline Build(SourceText text, string container, DeclarationSyntax declaration)
    {
        string name = Qualify(container, declaration.Name.Text);
        List<TypeOutline> nested = [.. declaration.Members.OfType<DeclarationSyntax>().Where(static member => !member.Name.IsMissing).Select(member => Build(text, name, member))];
        if (declaration is UnionSyntax union)
            nested.Add(BuildTag(name, union));

        return new TypeOutline(
            name,
            KindOf(declaration),
            declaration.Annotations.Select(static annotation => annotation.Name.Text).ToEquatableArray(),
            RustDerivesOf(declaration).ToEquatableArray(),
            declaration.TypeParameters.Select(static parameter => parameter.Text).ToEquatableArray(),
            BackingOf(declaration),
            Constants(text, declaration).ToEquatableArray(),
            declaration.Members.OfType<FieldSyntax>().Where(LiesInside)
                .Select(static field => new ContentOutline(field.Name.Text, field.Type.Name.Text, field.Type.Annotations.Any(static annotation => annotation.Name.Text == "nullable"))).ToEquatableArray(),
            nested.ToEquatableArray());
    }

    public static AidlTypeKind KindOf(DeclarationSyntax declaration) => declaration switch
    {
        InterfaceSyntax => AidlTypeKind.Interface,
        ParcelableSyntax { IsStructured: true } => AidlTypeKind.Parcelable,
        ParcelableSyntax => AidlTypeKind.UnstructuredParcelable,
        UnionSyntax => AidlTypeKind.Union,
        _ => AidlTypeKind.Enum,
    };

    private static TypeOutline BuildTag(string union, UnionSyntax syntax)
    {
        bool isFixedSize = syntax.Annotations.Any(static annotation => annotation.Name.Text == "FixedSize");
        IEnumerable<ConstantOutline> enumerators = syntax.Members.OfType<FieldSyntax>().Select(static field => new ConstantOutline(field.Name.Text, "", null));
        return new TypeOutline(
            Qualify(union, Tag), AidlTypeKind.Enum, default, default, default, isFixedSize ? "byte" : "int", enumerators.ToEquatableArray(), default, default);
    }

    private static IEnumerable<ConstantOutline> Constants(SourceText text, DeclarationSyntax declaration) => declaration is EnumSyntax @enum
        ? @enum.Enumerators.Select(enumerator => new ConstantOutline(enumerator.Name.Text, "", enumerator.Value is null ? null : text.ToString(enumerator.Value.Span)))
        : declaration.Members.OfType<ConstantSyntax>().Select(constant => new ConstantOutline(constant.Name.Text, constant.Type.Name.Text, text.ToString(constant.Value.Span)));

    private static string? BackingOf(DeclarationSyntax declaration)
    {
        ImmutableArray<AnnotationArgumentSyntax> arguments =
            declaration.Annotations.FirstOrDefault(static annotation => annotation.Name.Text == "Backing")?.Arguments ?? [];
        return arguments.FirstOrDefault(static argument => argument.Name?.Text == "type")?.Value is LiteralExpressionSyntax { Kind: TokenKind.String } literal
            ? literal.Text.Trim('"')
            : null;
    }

    private static IEnumerable<string> RustDerivesOf(DeclarationSyntax declaration) => declaration.Annotations
        .Where(static annotation => annotation.Name.Text == "RustDerive")
        .SelectMany(static annotation => annotation.Arguments)
        .Where(static argument => argument.Value is LiteralExpressionSyntax { Kind: TokenKind.TrueKeyword })
        .Select(static argument => argument.Name?.Text ?? "value");

    private static bool LiesInside(FieldSyntax field) =>
        field.Type is { Ranks.IsEmpty: true, Name.Text: not ("List" or "Map") } && !field.Type.Annotations.Any(IsHeap);

    private static bool IsHeap(AnnotationSyntax annotation) => annotation.Name.Text == "nullable"
        && annotation.Arguments.Any(static argument => argument is { Name.Text: "heap", Value: LiteralExpressionSyntax { Kind: TokenKind.TrueKeyword } });
}
