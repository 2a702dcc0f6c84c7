using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads a type with <c>[Parcelable]</c>. The generator takes the model, the analyzer the diagnostics.</summary>
internal static class ParcelableParser
{
    /// <summary>Reads the declaration, without a look at those that it uses.</summary>
    public static ParcelableModel? Parse(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        TypeModel declaration = DeclarationParser.Parse(type, faults, token);
        Location location = type.NameLocation(token);
        CheckBase(type, location, faults);
        AidlNameAttributes.CheckType(type, KnownNames.ParcelableAttribute, faults, token);
        if (!type.IsCompiled())
            CheckMembers(type, faults);

        if (FaultOfKind(type) is { } fault)
        {
            faults.Report(DiagnosticDescriptors.NotConstructible, location, type.Name, fault);
            return null;
        }

        ParcelableProperties properties = ParcelableProperties.Of(type, token);
        foreach (IPropertySymbol property in properties.Unusable)
            faults.Report(DiagnosticDescriptors.PropertyNotSettable, property.Locations[0], property.Name, type.Name);

        if (properties.ConstructionFault is { } reason)
            faults.Report(DiagnosticDescriptors.NotConstructible, location, type.Name, reason);

        CheckParts(type, properties, faults, token);
        FieldModel[] fields = [.. Fields(type, properties, faults, token)];
        return faults.Any
            ? null
            : new ParcelableModel(
                declaration,
                fields.ToEquatableArray(),
                properties.Arguments.ToEquatableArray(),
                ConstantParser.Parse(type, token),
                AidlIdentities.OfType(type, KnownNames.ParcelableAttribute, token),
                StabilityOf(type),
                DerivesOf(type, KnownNames.ParcelableAttribute),
                type.IsSealed);
    }

    /// <summary>What <c>[VintfStability]</c> says.</summary>
    public static Stability StabilityOf(INamedTypeSymbol type) => type.Has(KnownNames.VintfStabilityAttribute) ? Stability.Vintf : Stability.Local;

    /// <summary>What <c>[Parcelable]</c> or <c>[Union]</c> asks for beside the marshalling.</summary>
    public static Derives DerivesOf(INamedTypeSymbol type, string attributeName)
    {
        AttributeData? attribute = type.FindAttribute(attributeName);
        return (Has("StructuralEquality") ? Derives.Equality : Derives.None) | (Has("AidlToString") ? Derives.Text : Derives.None);

        bool Has(string name) => attribute?.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true) == true;
    }

    private static IEnumerable<FieldModel> Fields(
        INamedTypeSymbol type, ParcelableProperties properties, Faults faults, CancellationToken token)
    {
        HashSet<string> names = [""];
        Stability stability = StabilityOf(type);
        foreach (IPropertySymbol property in properties.Included)
        {
            if (!names.Add(property.Name))
                faults.Silently();

            TypeSyntax? syntax = SyntaxOf(property, token);
            IParameterSymbol? parameter = properties.ParameterOf(property);
            TypeNotes notes = TypeNotes.Of([.. property.GetAttributes(), .. parameter?.GetAttributes() ?? []], token) with { HolderStability = stability };
            WireType? wire = TypeResolver.Resolve(TypeSite.Of(property.Type, syntax, $"property '{property.Name}'", notes), faults);
            if (wire is null)
                continue;

            if (wire is { Kind: WireKind.Parcelable or WireKind.Union, IsNullable: false } && ParcelableCycles.Reaches(property.Type, type, token))
                faults.Report(DiagnosticDescriptors.RecursiveParcelable, syntax?.GetLocation(), property.Name, type.Name);

            FixedSizeCheck.Check(type, property.Name, wire, syntax?.GetLocation(), faults);
            yield return new FieldModel(
                property.Name,
                wire,
                parameter is not null,
                parameter is null && properties.HasUsableInitializer(property, token),
                parameter is null ? null : DefaultValues.Of(parameter),
                AidlIdentities.OfMember(property, token));
        }
    }

    private static TypeSyntax? SyntaxOf(IPropertySymbol property, CancellationToken token) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) switch
        {
            PropertyDeclarationSyntax declared => declared.Type,
            ParameterSyntax positional => positional.Type,
            _ => null,
        };

    private static string? FaultOfKind(INamedTypeSymbol type) => type switch
    {
        { IsStatic: true } => "is static; make it a type with instances",
        { IsAbstract: true } => "is abstract, so that a reader cannot make one; remove 'abstract'",
        { IsRefLikeType: true } => "is a ref struct, which cannot be a type argument; remove 'ref'",
        _ => null,
    };

    private static void CheckBase(INamedTypeSymbol type, Location location, Faults faults)
    {
        if (type.BaseType is { TypeKind: not TypeKind.Error, SpecialType: SpecialType.None } parent)
            faults.Report(DiagnosticDescriptors.ParcelableInherits, location, type.Name, parent.ShortName());
    }

    private static void CheckMembers(INamedTypeSymbol type, Faults faults)
    {
        Derives derives = DerivesOf(type, KnownNames.ParcelableAttribute);
        foreach (ISymbol member in type.GetMembers().Where(static member => !member.IsGenerated() && !member.IsImplicitlyDeclared))
        {
            if (member.Name is "WriteToParcel" or "ReadFromParcel"
                || (derives.HasFlag(Derives.Equality) && (member.Name is "Equals" or "GetHashCode"))
                || (derives.HasFlag(Derives.Text) && member.Name == "ToString"))
            {
                faults.Report(DiagnosticDescriptors.ReservedName, member.Locations[0], member.Name, type.Name);
            }
            else if (member is IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && !member.Has(KnownNames.IgnoreDataMemberAttribute))
            {
                faults.Report(DiagnosticDescriptors.PublicField, member.Locations[0], member.Name, type.Name);
            }
        }
    }

    /// <summary>The order of several partial declarations is the order of files on a command line: nothing for a wire format.</summary>
    private static void CheckParts(INamedTypeSymbol type, ParcelableProperties properties, Faults faults, CancellationToken token)
    {
        SyntaxNode? first = null;
        foreach (IPropertySymbol property in properties.Included)
        {
            SyntaxNode? part = property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token).FirstAncestorOrSelf<TypeDeclarationSyntax>();
            first ??= part;
            if (part != first)
                faults.Report(DiagnosticDescriptors.MembersInSeveralParts, property.Locations[0], property.Name, type.Name);
        }
    }
}
