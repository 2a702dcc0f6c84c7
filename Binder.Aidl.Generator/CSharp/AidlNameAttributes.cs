using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Checks what <c>[AidlName]</c> gives as names.</summary>
internal static class AidlNameAttributes
{
    /// <summary>Reports a name that AIDL does not have, which the type's main attribute gives or <c>[AidlName]</c>.</summary>
    public static void CheckType(INamedTypeSymbol type, string attributeName, Faults faults, CancellationToken token)
    {
        if (type.IsCompiled())
            return;

        Check(type, faults, token);
        if (type.FindAttribute(attributeName) is { ConstructorArguments: [{ Value: string name }] } attribute && !AidlNames.IsQualified(name))
            faults.Report(DiagnosticDescriptors.InvalidAidlName, attribute.ArgumentLocation(token), name, type.Name);
    }

    /// <summary>Reports a name that AIDL does not have, of the symbol, its accessors and its parameters.</summary>
    public static void Check(ISymbol symbol, Faults faults, CancellationToken token)
    {
        if (symbol.FindAttribute(KnownNames.AidlNameAttribute) is { ConstructorArguments: [{ Value: string name }] } attribute
            && !(symbol is ITypeSymbol ? AidlNames.IsQualified(name) : AidlNames.IsSimple(name)))
        {
            faults.Report(DiagnosticDescriptors.InvalidAidlName, attribute.ArgumentLocation(token), name, symbol.Name);
        }

        IEnumerable<ISymbol?> parts = symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.Parameters,
            IPropertySymbol property => property.Parameters.Append<ISymbol?>(property.GetMethod).Append(property.SetMethod),
            _ => [],
        };
        foreach (ISymbol? part in parts)
        {
            if (part is not null)
                Check(part, faults, token);
        }
    }
}
