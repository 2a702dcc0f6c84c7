using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Questions to symbols.</summary>
internal static class SymbolQueries
{
    private static readonly SymbolDisplayFormat Metadata = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Keywords = Metadata.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Whether the type is the named one; a generic one is named by its definition.</summary>
    public static bool Is(this ITypeSymbol type, string name) =>
        name.Contains(type.Name) && type.OriginalDefinition.ToDisplayString(Metadata) == name;

    /// <summary>The full name with dots and without escapes, as a descriptor.</summary>
    public static string DottedName(this ITypeSymbol type) => type.ToDisplayString(Metadata);

    public static AttributeData? FindAttribute(this ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Is(name))
                return attribute;
        }

        return null;
    }

    /// <summary>The value of a named argument, the type's default if it is not there.</summary>
    public static T? NamedArgument<T>(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: not TypedConstantKind.Array, Value: T value })
                return value;
        }

        return default;
    }

    public static bool Has(this ISymbol symbol, string attribute) => symbol.FindAttribute(attribute) is not null;

    /// <summary>Whether the type implements the generic interface for itself, as <c>IParcelable&lt;TSelf&gt;</c>.</summary>
    public static bool ImplementsForItself(this ITypeSymbol type, string definition)
    {
        foreach (INamedTypeSymbol candidate in type.AllInterfaces)
        {
            if (candidate.TypeArguments.Length == 1 && candidate.Is(definition)
                && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this generator wrote the declaration: the analyzer sees its output.</summary>
    public static bool IsGenerated(this ISymbol symbol) =>
        symbol.FindAttribute(KnownNames.GeneratedCodeAttribute) is { ConstructorArguments: [{ Value: KnownNames.ThisGenerator }, ..] };

    /// <summary>Whether all of the type is output of our generators, which do not see each other's: the analyzer finds it, a generator does not.</summary>
    public static bool IsUnseen(this ITypeSymbol type) =>
        !type.DeclaringSyntaxReferences.IsEmpty && type.DeclaringSyntaxReferences.All(static part => IsOutput(part.SyntaxTree.FilePath));

    // The compiler puts output below the names of the generator's assembly and type.
    private static bool IsOutput(string path) =>
        path.Replace('\\', '/').Contains($"{KnownNames.ThisGenerator}/{KnownNames.ThisGenerator}.");

    /// <summary>The <c>global::</c>-qualified name without the type's own nullable annotation.</summary>
    public static string QualifiedName(this ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Qualified);

    /// <summary>The full name of the definition, with keywords for the types that have one: <c>uint</c>, <c>System.Guid</c>.</summary>
    public static string KeywordName(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(Keywords);

    /// <summary>The name for messages.</summary>
    public static string ShortName(this ITypeSymbol type) => type.ToDisplayString(Short);

    /// <summary>Whether null is a value of the reference type; without a nullable context it is not.</summary>
    public static bool IsAnnotated(this ITypeSymbol type) =>
        type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;
}
