using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>AIDL annotations that stand on a C# declaration as attributes.</summary>
internal static class AidlAnnotations
{
    /// <summary>Attributes of our own that are an annotation of the same name without arguments.</summary>
    private static readonly (string Attribute, string Annotation)[] Markers =
    [
        (KnownNames.VintfStabilityAttribute, "VintfStability"),
        (KnownNames.SensitiveDataAttribute, "SensitiveData"),
        (KnownNames.PermissionManuallyEnforcedAttribute, "PermissionManuallyEnforced"),
        (KnownNames.RequiresNoPermissionAttribute, "RequiresNoPermission"),
        (KnownNames.PropagateAllowBlockingAttribute, "PropagateAllowBlocking"),
    ];

    /// <summary>The annotations as AIDL spells them, in the order of the attributes.</summary>
    public static IEnumerable<string> Of(ISymbol symbol) => Read(symbol).Select(static read => read.Annotation);

    /// <summary>The attribute that is, or says, the annotation of the name; null if none does.</summary>
    public static AttributeData? Find(ISymbol symbol, string name) =>
        Read(symbol).FirstOrDefault(read => read.Annotation.Substring(1).Split('(')[0].Trim() == name).Attribute;

    private static IEnumerable<(AttributeData Attribute, string Annotation)> Read(ISymbol symbol)
    {
        IEnumerable<AttributeData> attributes = symbol.GetAttributes();
        if (symbol is IMethodSymbol method)
            attributes = attributes.Concat(method.GetReturnTypeAttributes());

        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
                continue;

            // On anything else it is the size of an array.
            if (symbol is ITypeSymbol && type.Is(KnownNames.FixedSizeAttribute))
                yield return (attribute, "@FixedSize");

            foreach (string annotation in Spell(type, attribute))
                yield return (attribute, "@" + annotation.TrimStart('@'));
        }
    }

    private static IEnumerable<string> Spell(INamedTypeSymbol type, AttributeData attribute) => type switch
    {
        _ when type.Is(KnownNames.AidlAnnotationAttribute) => attribute.ConstructorArguments is [{ Value: string text }] ? [text] : [],
        _ when type.Is(KnownNames.EnforcePermissionAttribute) => [PermissionParser.Spell(attribute)],
        _ when type.Is(KnownNames.BinderInterfaceAttribute) => SpellOptions(attribute),
        _ => Markers.Where(marker => type.Is(marker.Attribute)).Select(static marker => marker.Annotation),
    };

    private static IEnumerable<string> SpellOptions(AttributeData attribute)
    {
        if (attribute.NamedArgument<bool>("HasDefault"))
            yield return "JavaDefault";

        if (attribute.NamedArgument<bool>("HasDelegator"))
            yield return "JavaDelegator";
    }
}
