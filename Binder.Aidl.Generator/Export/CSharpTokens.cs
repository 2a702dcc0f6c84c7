using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.Export;

/// <summary>Where C# says what AIDL says with a token of its own.</summary>
internal static class CSharpTokens
{
    /// <summary>The token of a part of what the symbol declares, its name if the part is not written.</summary>
    /// <returns>Null if it is not declared in source code.</returns>
    public static Location? Find(ISymbol symbol, ApiPlace place, CancellationToken token)
    {
        SyntaxNode? syntax = symbol is INamedTypeSymbol type && type.Declarations(token) is [{ } first, ..]
            ? first
            : symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token);
        Location? part = place.Part switch
        {
            ApiPart.Type => TypeOf(symbol, syntax)?.GetLocation(),
            ApiPart.Annotation => AnnotationOf(symbol, syntax, place.Annotation, token),
            ApiPart.Value => ValueOf(syntax)?.GetLocation(),
            ApiPart.Oneway => (symbol.FindAttribute(KnownNames.OnewayAttribute) ?? symbol.ContainingType?.FindAttribute(KnownNames.OnewayAttribute))?.Location(token),
            ApiPart.Direction => DirectionOf(symbol, syntax, token),
            ApiPart.Id => symbol.FindAttribute(KnownNames.TransactionAttribute)?.ArgumentLocation(token),
            _ => null,
        };
        return part ?? (symbol as INamedTypeSymbol)?.NameLocation(token) ?? symbol.Locations.FirstOrDefault(static location => location.IsInSource);
    }

    private static TypeSyntax? TypeOf(ISymbol symbol, SyntaxNode? syntax) => syntax switch
    {
        MethodDeclarationSyntax method => symbol is IMethodSymbol { ReturnType: var result } && (result.Is(KnownNames.TaskOfT) || result.Is(KnownNames.ValueTaskOfT))
            ? ResultOf(method.ReturnType)
            : method.ReturnType,
        BasePropertyDeclarationSyntax property => property.Type,
        ParameterSyntax parameter => parameter.Type,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
        RecordDeclarationSyntax { ParameterList.Parameters: [{ } only] } => only.Type,
        _ => null,
    };

    /// <summary>What a task brings.</summary>
    private static TypeSyntax ResultOf(TypeSyntax task) => task switch
    {
        QualifiedNameSyntax qualified => ResultOf(qualified.Right),
        GenericNameSyntax { TypeArgumentList.Arguments: [{ } only] } => only,
        _ => task,
    };

    private static ExpressionSyntax? ValueOf(SyntaxNode? syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        ParameterSyntax parameter => parameter.Default?.Value,
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        EnumMemberDeclarationSyntax enumerator => enumerator.EqualsValue?.Value,
        RecordDeclarationSyntax { ParameterList.Parameters: [{ } only] } => only.Default?.Value,
        _ => null,
    };

    private static Location? AnnotationOf(ISymbol symbol, SyntaxNode? syntax, string name, CancellationToken token) => name switch
    {
        "Backing" => (syntax as EnumDeclarationSyntax)?.BaseList?.Types.FirstOrDefault()?.GetLocation(),
        "Descriptor" => symbol.FindAttribute(KnownNames.BinderInterfaceAttribute)?.ArgumentLocation(token),
        _ => AidlAnnotations.Find(symbol, name)?.Location(token),
    };

    private static Location? DirectionOf(ISymbol symbol, SyntaxNode? syntax, CancellationToken token)
    {
        SyntaxToken? modifier = (syntax as ParameterSyntax)?.Modifiers.FirstOrDefault(static modifier =>
            modifier.IsKind(SyntaxKind.RefKeyword) || modifier.IsKind(SyntaxKind.OutKeyword) || modifier.IsKind(SyntaxKind.InKeyword));
        return modifier is { RawKind: not 0 } written
            ? written.GetLocation()
            : (symbol.FindAttribute(KnownNames.OutAttribute) ?? symbol.FindAttribute(KnownNames.InteropOutAttribute))?.Location(token);
    }
}
