using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads the parameters of a method or an indexer.</summary>
internal sealed class ParameterParser(ISymbol method, ImmutableArray<IParameterSymbol> parameters, AsyncKind kind, bool isOneway, Faults faults, CancellationToken token)
{
    public ParameterModel? Parse(IParameterSymbol parameter)
    {
        ParameterSyntax? syntax = SyntaxOf(parameter);
        TypeNotes notes = TypeNotes.Of(parameter.GetAttributes(), token);
        WireType? type = TypeResolver.Resolve(TypeSite.Of(parameter.Type, syntax?.Type, $"parameter '{parameter.Name}'", notes), faults);
        Location? modifier = ModifierLocation(parameter, syntax);
        if (parameter.RefKind != RefKind.None && kind != AsyncKind.None)
            faults.Report(DiagnosticDescriptors.AsyncByReference, modifier, method.Name, parameter.Name);
        else if (isOneway && parameter.RefKind is RefKind.Out or RefKind.Ref)
            faults.Report(DiagnosticDescriptors.OnewayOut, modifier, method.Name, parameter.Name);

        if (parameter.Name.Length == 0)
            faults.Silently();

        bool isFilled = IsFilled(parameter);
        return type is null
            ? null
            : new ParameterModel(
                parameter.Name,
                type,
                DirectionOf(parameter, isFilled),
                ModifierOf(parameter),
                DefaultValues.Of(parameter),
                AidlIdentities.OfMember(parameter, AidlNames.Escape(parameter.Name), token));
    }

    /// <summary>A cancellation token stays in the caller's process: it needs a task to cancel.</summary>
    public CancellationModel? ParseCancellation(IParameterSymbol parameter)
    {
        string? wayOut = parameter switch
        {
            _ when kind == AsyncKind.None => "return Task or ValueTask, or remove the parameter",
            { RefKind: not RefKind.None } => "pass it by value",
            _ when parameter.Ordinal != parameters.Length - 1 => "make it the last parameter, and the only token",
            _ => null,
        };
        if (wayOut is not null)
            faults.Report(DiagnosticDescriptors.Cancellation, SyntaxOf(parameter)?.Type?.GetLocation(), parameter.Name, method.Name, wayOut);

        return new CancellationModel(parameter.Name, parameter.HasExplicitDefaultValue);
    }

    private static Direction DirectionOf(IParameterSymbol parameter, bool isFilled) => parameter.RefKind switch
    {
        RefKind.Out => Direction.Out,
        RefKind.Ref => Direction.InOut,
        _ => isFilled ? Direction.Fill : Direction.In,
    };

    private static string ModifierOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Out => "out ",
        RefKind.Ref => "ref ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => parameter.IsParams ? "params " : "",
    };

    private bool IsFilled(IParameterSymbol parameter)
    {
        AttributeData? attribute = parameter.FindAttribute(KnownNames.OutAttribute) ?? parameter.FindAttribute(KnownNames.InteropOutAttribute);
        if (attribute is null)
            return IsCompiledOut(parameter);

        if (parameter.Type is not IArrayTypeSymbol)
            faults.Report(DiagnosticDescriptors.OutAttribute, attribute.Location(token), parameter.Name, "make it an array, or use the modifier 'out'");
        else if (parameter.Has(KnownNames.FixedSizeAttribute))
            faults.Report(DiagnosticDescriptors.OutAttribute, attribute.Location(token), parameter.Name, "an array of a fixed size needs the modifier 'out'");
        else if (parameter.RefKind != RefKind.None)
            faults.Report(DiagnosticDescriptors.OutAttribute, attribute.Location(token), parameter.Name, "remove the attribute or the modifier");
        else if (isOneway)
            faults.Report(DiagnosticDescriptors.OnewayOut, attribute.Location(token), method.Name, parameter.Name);

        return true;
    }

    /// <summary>Whether the parameter of a compiled method has the attribute of interop, which is a flag there.</summary>
    private static bool IsCompiledOut(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type: IArrayTypeSymbol, MetadataToken: not 0 }
        && parameter.ContainingModule.GetMetadata() is { } metadata
        && metadata.GetMetadataReader().GetParameter((ParameterHandle)MetadataTokens.EntityHandle(parameter.MetadataToken)).Attributes.HasFlag(ParameterAttributes.Out);

    private ParameterSyntax? SyntaxOf(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as ParameterSyntax;

    private static Location? ModifierLocation(IParameterSymbol parameter, ParameterSyntax? syntax)
    {
        SyntaxKind keyword = parameter.RefKind switch
        {
            RefKind.Out => SyntaxKind.OutKeyword,
            RefKind.In => SyntaxKind.InKeyword,
            _ => SyntaxKind.RefKeyword,
        };
        return syntax?.Modifiers.FirstOrDefault(modifier => modifier.IsKind(keyword)).GetLocation();
    }
}
