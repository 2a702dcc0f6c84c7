using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads a property or an indexer: its getter and its setter are transactions.</summary>
internal sealed class PropertyParser(IPropertySymbol property, bool isOneway, BaseMembers bases, PermissionParser permissions, Faults faults, CancellationToken token)
{
    /// <summary>The name without escapes: of an indexer <c>Item</c>, unless it has <c>[IndexerName]</c>.</summary>
    private readonly string _name = property.MetadataName;

    public PropertyModel? Parse(TransactionCodes codes)
    {
        TypeSyntax? syntax = (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as BasePropertyDeclarationSyntax)?.Type;
        if (property.RefKind != RefKind.None)
            faults.Report(DiagnosticDescriptors.RefReturn, syntax?.GetLocation(), property.Name);

        if (property.SetMethod is { IsInitOnly: true } init)
            faults.Report(DiagnosticDescriptors.InitAccessor, init.Locations[0], property.Name);

        TypeNotes notes = TypeNotes.Of(property.GetAttributes(), token);
        CheckAccessibility(property.GetMethod);
        CheckAccessibility(property.SetMethod);
        ParameterParser parser = new(property, property.Parameters, AsyncKind.None, isOneway, faults, token);
        EquatableArray<ParameterModel> parameters = property.Parameters
            .Select(parser.Parse).OfType<ParameterModel>().ToEquatableArray();
        if (TypeResolver.Resolve(TypeSite.Of(property.Type, syntax, Subject, notes), faults) is not { } type)
            return null;

        if (isOneway && property.GetMethod is not null)
            faults.Report(DiagnosticDescriptors.OnewayResult, syntax?.GetLocation(), property.Name, property.Type.ShortName());

        AidlIdentity aidl = AidlIdentities.OfMember(property, AidlNames.Member(_name), token);
        int code = codes[property];
        PermissionModel? permission = permissions.Of(property);
        TransactionModel? getter = property.GetMethod is { } get
            ? new TransactionModel("Get" + _name, NameOf(get, "get", aidl), code++, IsOneway: false, type, parameters) { Permission = permission }
            : null;
        TransactionModel? setter = property.SetMethod is { } set
            ? new TransactionModel("Set" + _name, NameOf(set, "set", aidl), code, isOneway, Result: null, parameters.Append(Value(type)).ToEquatableArray())
            {
                Permission = permission,
            }
            : null;
        return new PropertyModel(_name, bases.HasProxy(_name), bases.HasStub(_name), aidl, type, parameters, getter, setter);
    }

    private string Subject => property.IsIndexer ? "the indexer" : $"property '{property.Name}'";

    private static ParameterModel Value(WireType type) =>
        new("value", type, Direction.In, Modifier: "", Default: null, AidlIdentity.Named("value"));

    /// <summary>The accessor's AIDL method: <c>getZone</c>, unless it has <c>[AidlName]</c> of its own.</summary>
    private string NameOf(IMethodSymbol accessor, string prefix, AidlIdentity aidl)
    {
        string stem = property.Has(KnownNames.AidlNameAttribute) ? aidl.Name : _name;
        return AidlIdentities.OfMember(accessor, prefix + AidlNames.Capitalized(stem), token).Name;
    }

    private void CheckAccessibility(IMethodSymbol? accessor)
    {
        if (accessor is not null && accessor.DeclaredAccessibility != property.DeclaredAccessibility)
            faults.Report(DiagnosticDescriptors.NonPublicMember, accessor.Locations[0], property.Name);
    }
}
