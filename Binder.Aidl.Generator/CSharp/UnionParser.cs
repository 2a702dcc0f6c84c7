using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads a record with <c>[Union]</c>. The generator takes the model, the analyzer the diagnostics.</summary>
internal static class UnionParser
{
    /// <summary>Reads the declaration, without a look at those that it uses.</summary>
    public static UnionModel? Parse(INamedTypeSymbol type, Faults faults, CancellationToken token)
    {
        TypeModel declaration = DeclarationParser.Parse(type, faults, token);
        (INamedTypeSymbol Record, IParameterSymbol? Parameter)[] members = [.. UnionMembers.Of(type, token)];
        if (!type.IsCompiled() && FaultOf(type, members.Length) is { } fault)
        {
            faults.Report(DiagnosticDescriptors.NotAUnion, type.NameLocation(token), type.Name, fault);
            return null;
        }

        CheckNames(type, faults);
        AidlNameAttributes.CheckType(type, KnownNames.UnionAttribute, faults, token);
        Derives derives = ParcelableParser.DerivesOf(type, KnownNames.UnionAttribute);
        List<UnionMemberModel> models = [];
        HashSet<string> names = [""];
        SyntaxNode? first = null;
        foreach ((INamedTypeSymbol record, IParameterSymbol? parameter) in members)
        {
            SyntaxNode? part = record.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token).Parent;
            first ??= part;
            if (part != first)
                faults.Report(DiagnosticDescriptors.MembersInSeveralParts, record.Locations[0], record.Name, type.Name);

            if (!names.Add(record.Name))
                faults.Silently();

            if (!type.IsCompiled() && FaultOfMember(record, token) is { } reason)
                faults.Report(DiagnosticDescriptors.UnionMember, record.Locations[0], record.Name, type.Name, reason);
            else if (parameter is not null && ParseMember(type, record, parameter, faults, token) is { } model)
            {
                CheckPart(type, record, derives, model.Type, faults, token);
                models.Add(model);
            }
        }

        return faults.Any
            ? null
            : new UnionModel(
                declaration,
                models.ToEquatableArray(),
                ConstantParser.Parse(type, token),
                AidlIdentities.OfType(type, KnownNames.UnionAttribute, token),
                ParcelableParser.StabilityOf(type),
                derives);
    }

    private static UnionMemberModel? ParseMember(
        INamedTypeSymbol type, INamedTypeSymbol record, IParameterSymbol parameter, Faults faults, CancellationToken token)
    {
        TypeSyntax? syntax = (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as ParameterSyntax)?.Type;
        TypeNotes notes = TypeNotes.Of(parameter.GetAttributes(), token);
        if (parameter.Name.Length == 0)
            faults.Silently();

        if (TypeResolver.Resolve(TypeSite.Of(parameter.Type, syntax, $"member '{record.Name}'", notes), faults) is not { } wire)
            return null;

        if (wire is { Kind: WireKind.Parcelable or WireKind.Union, IsNullable: false } && ParcelableCycles.Reaches(parameter.Type, type, token))
            faults.Report(DiagnosticDescriptors.RecursiveParcelable, syntax?.GetLocation(), record.Name, type.Name);

        FixedSizeCheck.Check(type, record.Name, wire, syntax?.GetLocation(), faults);
        return new UnionMemberModel(
            record.Name, parameter.Name, wire, DefaultValues.Of(parameter), HasDefaultConstructor(record), AidlIdentities.OfMember(record, token));
    }

    private static bool HasDefaultConstructor(INamedTypeSymbol record) => record.InstanceConstructors.Any(static constructor =>
        constructor is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false, DeclaredAccessibility: not Accessibility.Private });

    /// <summary>What is generated into a member's record needs a place, and must not be there already.</summary>
    private static void CheckPart(INamedTypeSymbol type, INamedTypeSymbol record, Derives derives, WireType wire, Faults faults, CancellationToken token)
    {
        if (type.IsCompiled() || !UnionModel.HasPart(derives, wire))
            return;

        if (!record.DeclaringSyntaxReferences.All(reference => IsPartial((RecordDeclarationSyntax)reference.GetSyntax(token))))
            faults.Report(DiagnosticDescriptors.UnionMemberNotPartial, record.Locations[0], record.Name, type.Name);

        bool comparesElements = derives.HasFlag(Derives.Equality) && wire.IsComparedByElements;
        foreach (ISymbol member in record.GetMembers().Where(static member => !member.IsGenerated() && !member.IsImplicitlyDeclared))
        {
            if ((comparesElements && member.Name is ("Equals" or "GetHashCode")) || (derives.HasFlag(Derives.Text) && member.Name == "ToString"))
                faults.Report(DiagnosticDescriptors.ReservedName, member.Locations[0], member.Name, record.Name);
        }
    }

    private static bool IsPartial(RecordDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string? FaultOf(INamedTypeSymbol type, int members) => type switch
    {
        { IsRecord: false } or { IsAbstract: false } or { IsStatic: true } => "is not an abstract record; declare it as 'abstract partial record'",
        { BaseType: { TypeKind: not TypeKind.Error, SpecialType: SpecialType.None } parent } =>
            $"derives from '{parent.ShortName()}', whose state would not travel; hold it in a member",
        _ when type.InstanceConstructors.Any(IsWritten) => "has a constructor; its members hold the values and need none",
        _ when StateOf(type).FirstOrDefault() is { } state => $"holds '{state.Name}', which would not travel; each member holds one value",
        _ when members == 0 => "has no members; nest 'public sealed record Name(T Value) : " + type.Name + "' for each",
        _ => null,
    };

    private static string? FaultOfMember(INamedTypeSymbol record, CancellationToken token) => record switch
    {
        { IsRecord: false } or { IsSealed: false } => "is not a sealed record; declare it as 'public sealed record'",
        { DeclaredAccessibility: not Accessibility.Public } => "is not public, so that nobody could make or read one; make it public",
        { IsGenericType: true, TypeParameters.IsEmpty: false } => "is generic, which AIDL cannot express; declare one member per type",
        _ when UnionMembers.ParametersOf(record, token).Count != 1 =>
            "does not have exactly one parameter; a member holds one value, which may be a [Parcelable] record",
        _ when StateOf(record).FirstOrDefault(state => !IsParameter(state, record, token)) is { } state =>
            $"holds '{state.Name}' beside its value, which would not travel; remove it",
        _ => null,
    };

    private static bool IsWritten(IMethodSymbol constructor) => !constructor.IsImplicitlyDeclared && !constructor.IsGenerated();

    /// <summary>What an object of the type itself stores: fields, and properties with one behind them.</summary>
    private static IEnumerable<ISymbol> StateOf(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(static field => field is { IsStatic: false, IsConst: false })
        .Select(static field => field.AssociatedSymbol ?? field);

    private static bool IsParameter(ISymbol state, INamedTypeSymbol record, CancellationToken token) =>
        UnionMembers.ParametersOf(record, token).Any(parameter => parameter.Name == state.Name);

    private static void CheckNames(INamedTypeSymbol type, Faults faults)
    {
        bool hasText = ParcelableParser.DerivesOf(type, KnownNames.UnionAttribute).HasFlag(Derives.Text);
        foreach (ISymbol member in type.GetMembers().Where(static member => !member.IsGenerated() && !member.IsImplicitlyDeclared))
        {
            if (member.Name is "Tag" or "GetTag" or "WriteToParcel" or "ReadFromParcel" || (member.Name == "ToString" && hasText))
                faults.Report(DiagnosticDescriptors.ReservedName, member.Locations[0], member.Name, type.Name);
        }
    }
}
