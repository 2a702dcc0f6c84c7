using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>
/// The order in which members were declared. A compiled assembly keeps methods, properties and events apart; the transaction codes that were
/// generated into it tell.
/// </summary>
internal static class MetadataOrder
{
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type, IEnumerable<ISymbol> members)
    {
        if (!type.DeclaringSyntaxReferences.IsEmpty || type.GetTypeMembers("Transactions").FirstOrDefault() is not { } transactions)
            return members;

        return members.OrderBy(member => Names(member)
            .SelectMany(name => transactions.GetMembers(name).OfType<IFieldSymbol>())
            .Select(static code => code.ConstantValue as uint? ?? 0)
            .FirstOrDefault());
    }

    private static string[] Names(ISymbol member) => member switch
    {
        IPropertySymbol => ["Get" + member.MetadataName, "Set" + member.MetadataName],
        IEventSymbol => [$"Add{AidlNames.Capitalized(member.Name)}Listener"],
        _ => [member.Name],
    };
}
