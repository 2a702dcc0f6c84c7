using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads a property: its getter and its setter are transactions.</summary>
internal sealed class PropertyParser(IPropertySymbol property, bool isOneway, BaseMembers bases, Faults faults, CancellationToken token)
{
    public PropertyModel? Parse(TransactionCodes codes)
    {
        TypeSyntax? syntax = (property.DeclaringSyntaxReferences[0].GetSyntax(token) as PropertyDeclarationSyntax)?.Type;
        if (property.RefKind != RefKind.None)
            faults.Report(DiagnosticDescriptors.RefReturn, syntax?.GetLocation(), property.Name);

        if (property.SetMethod is { IsInitOnly: true } init)
            faults.Report(DiagnosticDescriptors.InitAccessor, init.Locations[0], property.Name);

        TypeNotes notes = TypeNotes.Of(property.GetAttributes(), token);
        CheckAccessibility(property.GetMethod);
        CheckAccessibility(property.SetMethod);
        if (TypeResolver.Resolve(TypeSite.Of(property.Type, syntax, $"property '{property.Name}'", notes), faults) is not { } type)
            return null;

        if (isOneway && property.GetMethod is not null)
            faults.Report(DiagnosticDescriptors.OnewayResult, syntax?.GetLocation(), property.Name, property.Type.ShortName());

        int code = codes[property];
        TransactionModel? getter = property.GetMethod is null
            ? null
            : new TransactionModel("Get" + property.Name, code++, IsOneway: false, type, default);
        TransactionModel? setter = property.SetMethod is null
            ? null
            : new TransactionModel("Set" + property.Name, code, isOneway, Result: null, new[] { Value(type) }.ToEquatableArray());
        return new PropertyModel(
            property.Name, bases.HasProxy(property.Name), bases.HasStub(property.Name), type, getter, setter);
    }

    private static ParameterModel Value(WireType type) => new("value", type, Direction.In, Modifier: "", Default: null);

    private void CheckAccessibility(IMethodSymbol? accessor)
    {
        if (accessor is not null && accessor.DeclaredAccessibility != property.DeclaredAccessibility)
            faults.Report(DiagnosticDescriptors.NonPublicMember, accessor.Locations[0], property.Name);
    }
}
