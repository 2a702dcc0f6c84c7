using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads which permissions the members of an interface need. What the interface says holds for all its own members.</summary>
internal sealed class PermissionParser(INamedTypeSymbol type, Faults faults, CancellationToken token)
{
    private static readonly string[] Attributes =
    [
        KnownNames.EnforcePermissionAttribute, KnownNames.PermissionManuallyEnforcedAttribute, KnownNames.RequiresNoPermissionAttribute,
    ];

    private readonly PermissionModel? _common = Single(type, faults, token);
    private readonly bool _hasCommon = Find(type).Any();

    /// <summary>What a member's callers must be allowed, null if anything goes.</summary>
    public PermissionModel? Of(ISymbol member)
    {
        if (!_hasCommon)
            return Single(member, faults, token);

        foreach (AttributeData attribute in Find(member))
            Report(attribute, $"stands on '{type.Name}' and on '{member.Name}'; keep one of them", faults, token);

        return _common;
    }

    /// <summary>The attribute as AIDL spells it.</summary>
    public static string Spell(AttributeData attribute)
    {
        string Quoted(string[] names) => $"{{{string.Join(", ", names.Select(static name => Literal.Of(name)))}}}";
        return (Permission(attribute), Names(attribute, "AnyOf"), Names(attribute, "AllOf")) switch
        {
            ({ } single, _, _) => $"EnforcePermission({Literal.Of(single)})",
            (_, { } any, _) => $"EnforcePermission(anyOf={Quoted(any)})",
            (_, _, { } all) => $"EnforcePermission(allOf={Quoted(all)})",
            _ => "EnforcePermission",
        };
    }

    private static IEnumerable<AttributeData> Find(ISymbol symbol) =>
        symbol.GetAttributes().Where(static attribute => attribute.AttributeClass is { } type && Attributes.Any(type.Is));

    private static PermissionModel? Single(ISymbol symbol, Faults faults, CancellationToken token)
    {
        AttributeData[] found = [.. Find(symbol)];
        foreach (AttributeData second in found.Skip(1))
            Report(second, $"is the second one on '{symbol.Name}'; keep one of them", faults, token);

        return found is [{ } attribute, ..] && attribute.AttributeClass!.Is(KnownNames.EnforcePermissionAttribute)
            ? Read(attribute, symbol, faults, token)
            : null;
    }

    private static PermissionModel? Read(AttributeData attribute, ISymbol symbol, Faults faults, CancellationToken token)
    {
        string? single = Permission(attribute);
        string[]? any = Names(attribute, "AnyOf");
        string[]? all = Names(attribute, "AllOf");
        string[] names = single is null ? any ?? all ?? [] : [single];
        if ((single is null ? 0 : 1) + (any is null ? 0 : 1) + (all is null ? 0 : 1) != 1)
            Report(attribute, $"on '{symbol.Name}' needs either a permission, AnyOf or AllOf", faults, token);
        else if (names.Length == 0 || names.Any(string.IsNullOrWhiteSpace))
            Report(attribute, $"on '{symbol.Name}' names no permission", faults, token);

        return new PermissionModel(names.ToEquatableArray(), any is not null);
    }

    private static string? Permission(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: string permission }] ? permission : null;

    private static string[]? Names(AttributeData attribute, string argument)
    {
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Key == argument && named.Value is { Kind: TypedConstantKind.Array, IsNull: false } array)
                return [.. array.Values.Select(static value => value.Value as string ?? "")];
        }

        return null;
    }

    private static void Report(AttributeData attribute, string fault, Faults faults, CancellationToken token)
    {
        string name = attribute.AttributeClass!.Name;
        faults.Report(
            DiagnosticDescriptors.Permission, attribute.Location(token), name.Substring(0, name.Length - "Attribute".Length), fault);
    }
}
