using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads a method: one transaction.</summary>
internal sealed class MethodParser(IMethodSymbol method, bool isInterfaceOneway, BaseMembers bases, PermissionParser permissions, Faults faults, CancellationToken token)
{
    private readonly bool _isOneway = isInterfaceOneway || method.Has(KnownNames.OnewayAttribute);
    private readonly MethodDeclarationSyntax? _syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as MethodDeclarationSyntax;

    public MethodModel? Parse(TransactionCodes codes)
    {
        if (method.IsGenericMethod)
        {
            faults.Report(DiagnosticDescriptors.GenericMethod, _syntax?.TypeParameterList?.GetLocation(), method.Name);
            return null;
        }

        if (method.RefKind != RefKind.None)
        {
            faults.Report(DiagnosticDescriptors.RefReturn, _syntax?.ReturnType.GetLocation(), method.Name);
            return null;
        }

        (AsyncKind kind, WireType? result) = ParseReturn();
        ParameterParser parser = new(method, method.Parameters, kind, _isOneway, faults, token);
        List<ParameterModel> parameters = [];
        CancellationModel? cancellation = null;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Type.Is(KnownNames.CancellationToken))
                cancellation = parser.ParseCancellation(parameter);
            else if (parser.Parse(parameter) is { } model)
                parameters.Add(model);
        }

        AidlIdentity aidl = AidlIdentities.OfMember(method, AidlNames.Member(StemOf(kind)), token);
        TransactionModel transaction = new(method.Name, aidl.Name, codes[method], _isOneway, result, parameters.ToEquatableArray()) { Permission = permissions.Of(method) };
        return new MethodModel(
            method.Name, bases.HasProxy(method.Name), bases.HasStub(method.Name), aidl, transaction, kind, cancellation);
    }

    /// <summary>The name without <c>Async</c>: a method of AIDL says nothing of how it is waited for.</summary>
    private string StemOf(AsyncKind kind)
    {
        const string Suffix = "Async";
        if (kind == AsyncKind.None || method.Name.Length <= Suffix.Length || !method.Name.EndsWith(Suffix, StringComparison.Ordinal))
            return method.Name;

        string stem = method.Name.Substring(0, method.Name.Length - Suffix.Length);
        return method.ContainingType.GetMembers(stem).IsEmpty ? stem : method.Name;
    }

    private (AsyncKind Kind, WireType? Result) ParseReturn()
    {
        ITypeSymbol type = method.ReturnType;
        AsyncKind kind = type switch
        {
            _ when type.Is(KnownNames.Task) || type.Is(KnownNames.TaskOfT) => AsyncKind.Task,
            _ when type.Is(KnownNames.ValueTask) || type.Is(KnownNames.ValueTaskOfT) => AsyncKind.ValueTask,
            _ => AsyncKind.None,
        };
        TypeNotes notes = TypeNotes.Of(method.GetReturnTypeAttributes(), token);
        TypeSite site = TypeSite.Of(type, _syntax?.ReturnType, $"the result of '{method.Name}'", notes);
        if (kind == AsyncKind.None && method.ReturnsVoid)
            return (kind, null);

        if (kind != AsyncKind.None)
        {
            if (site.IsNullable)
                faults.Report(DiagnosticDescriptors.UnsupportedType, site.Location, site.DisplayName, site.Subject, "return a task that is never null");

            if (type is not INamedTypeSymbol { TypeArguments: [{ } argument] })
                return (kind, null);

            site = site.Last(argument);
        }

        if (_isOneway)
            faults.Report(DiagnosticDescriptors.OnewayResult, site.Location, method.Name, site.DisplayName);

        return (kind, TypeResolver.Resolve(site, faults));
    }
}
