using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Export;

/// <summary>Finds the C# that a place of an exported file comes from.</summary>
internal sealed class ExportedPlaces(IEnumerable<ExportedType> types, CancellationToken token)
{
    private readonly Dictionary<string, ExportedType> _types = types.ToDictionary(static type => type.Name);
    private readonly Dictionary<AidlFile, ApiTokens> _tokens = [];

    /// <summary>The exact token; the name of what is declared there if the part has no token of its own.</summary>
    /// <returns>Null if the place is not in an exported file.</returns>
    public Location? Find(AidlFile file, ApiPlace place)
    {
        if (!_tokens.TryGetValue(file, out ApiTokens? tokens))
            _tokens.Add(file, tokens = new ApiTokens(file));

        if (tokens.Find(place.Position) is not { } node || !_types.TryGetValue(NameOf(file, TypeOf(node)), out ExportedType? type))
            return null;

        Location name = type.Symbol.NameLocation(token);
        if (SymbolOf(type, node) is not { } symbol || !symbol.Locations.Any(static location => location.IsInSource))
            return name;

        return CSharpTokens.Find(symbol, place, token) ?? name;
    }

    private static ApiNode TypeOf(ApiNode node)
    {
        while (node is { Syntax: not DeclarationSyntax, Owner: { } owner })
            node = owner;

        return node;
    }

    private static string NameOf(AidlFile file, ApiNode type)
    {
        string name = type.Name.Text;
        for (ApiNode? owner = type.Owner; owner is not null; owner = owner.Owner)
            name = $"{owner.Name.Text}.{name}";

        return file.Root.Package is { } package ? $"{package.Text}.{name}" : name;
    }

    /// <summary>What a declaration of the file was made from; what stands for several things in AIDL is one property or event in C#.</summary>
    private static ISymbol? SymbolOf(ExportedType type, ApiNode node) => node.Syntax switch
    {
        DeclarationSyntax => type.Event ?? (ISymbol)type.Symbol,
        ArgumentSyntax => node.Owner is { } method ? ParameterOf(type, method, node.Name.Text) : null,
        MethodSyntax => MethodOf(type, node.Name.Text)?.Symbol,
        _ => MemberOf(type.Symbol, CSharpNameOf(type.Model, node)),
    };

    private static (ISymbol? Symbol, TransactionModel Transaction)? MethodOf(ExportedType type, string name)
    {
        if (type.Model is not InterfaceModel model)
            return null;

        foreach (MemberModel member in model.Members)
        {
            foreach (TransactionModel transaction in member.Transactions.Where(transaction => transaction.AidlName == name))
            {
                INamedTypeSymbol? owner = member.DeclaredIn is { } declared
                    ? type.Symbol.AllInterfaces.FirstOrDefault(parent => parent.QualifiedName() == declared)
                    : type.Symbol;
                return (type.Event ?? (owner is null ? null : MemberOf(owner, member.Name)), transaction);
            }
        }

        return null;
    }

    private static ISymbol? ParameterOf(ExportedType type, ApiNode method, string name)
    {
        if (MethodOf(type, method.Name.Text) is not ({ } symbol, { } transaction))
            return null;

        string? parameter = transaction.Parameters.FirstOrDefault(parameter => parameter.Aidl.Name == name)?.Name;
        IEnumerable<IParameterSymbol> parameters = symbol switch
        {
            IMethodSymbol declared => declared.Parameters,
            IPropertySymbol indexer => indexer.Parameters,
            _ => [],
        };
        return parameters.FirstOrDefault(declared => declared.Name == parameter) ?? symbol;
    }

    private static string? CSharpNameOf(object? model, ApiNode node)
    {
        string name = node.Name.Text;
        return node.Syntax is ConstantSyntax ? ConstantsOf(model).FirstOrDefault(constant => constant.Aidl.Name == name)?.Name : model switch
        {
            EnumModel @enum => @enum.Enumerators.FirstOrDefault(enumerator => enumerator.Aidl.Name == name)?.Name,
            ParcelableModel parcelable => parcelable.Fields.FirstOrDefault(field => field.Aidl.Name == name)?.Name,
            UnionModel union => union.Members.FirstOrDefault(member => member.Aidl.Name == name)?.Name,
            _ => null,
        };
    }

    private static EquatableArray<ConstantModel> ConstantsOf(object? model) => model switch
    {
        InterfaceModel @interface => @interface.Constants,
        ParcelableModel parcelable => parcelable.Constants,
        UnionModel union => union.Constants,
        _ => default,
    };

    private static ISymbol? MemberOf(INamedTypeSymbol type, string? name) =>
        type.GetMembers().FirstOrDefault(member => !member.IsImplicitlyDeclared && (member.MetadataName == name || member.Name == name));
}
