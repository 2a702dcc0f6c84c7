using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Export;

/// <summary>Finds what of an assembly goes into <c>.aidl</c> files.</summary>
internal sealed class ExportCollector(Compilation compilation, CancellationToken cancellation)
{
    private readonly DeclarationGraph _graph = DeclarationGraph.Of(compilation);
    private readonly DefaultReader _defaults = new(compilation, cancellation);

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The types of which each has a file.</summary>
    public List<ExportedType> Types { get; } = [];

    public List<ParcelableModel> Parcelables { get; } = [];

    public void Collect(INamespaceSymbol scope)
    {
        foreach (INamespaceOrTypeSymbol member in scope.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            if (member is INamespaceSymbol inner)
                Collect(inner);
            else
                Collect((INamedTypeSymbol)member);
        }
    }

    private void Collect(INamedTypeSymbol type)
    {
        if (Read(type) is { } exported)
        {
            Types.Add(exported);
            return;
        }

        foreach (INamedTypeSymbol nested in type.GetTypeMembers())
            Collect(nested);
    }

    private ExportedType? Read(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return type.Has(KnownNames.AidlNameAttribute) || IsNestedInAidl(type) ? Read(EnumParser.Parse(type, cancellation), static model => model.Aidl, type) : null;

        if (type.TypeKind == TypeKind.Interface && type.Has(KnownNames.BinderInterfaceAttribute))
        {
            Parsed<InterfaceModel> parsed = _graph.ParseInterface(type, cancellation);
            Diagnostics.AddRange(parsed.Diagnostics);
            ExportedType? exported = Read(parsed.Model, static model => model.Aidl, type);
            foreach (InterfaceModel listener in parsed.Model?.Listeners ?? default)
                Types.Add(new ExportedType(listener.Aidl, listener, NoDefaults, []));

            if (parsed.Model is { } model)
                Check(type, model);

            return exported;
        }

        if (type.Has(KnownNames.UnionAttribute))
        {
            Parsed<UnionModel> parsed = _graph.ParseUnion(type, cancellation);
            Diagnostics.AddRange(parsed.Diagnostics);
            return Read(parsed.Model, static model => model.Aidl, type);
        }

        if (type.Has(KnownNames.ParcelableAttribute))
        {
            Parsed<ParcelableModel> parsed = _graph.ParseParcelable(type, cancellation);
            Diagnostics.AddRange(parsed.Diagnostics);
            if (parsed.Model is { } model)
                Parcelables.Add(model);

            return Read(parsed.Model, static model => model.Aidl, type);
        }

        return null;
    }

    private static IReadOnlyDictionary<string, AidlDefault> NoDefaults { get; } = new Dictionary<string, AidlDefault>();

    private ExportedType? Read<TModel>(TModel? model, Func<TModel, AidlIdentity> identity, INamedTypeSymbol type)
        where TModel : class
    {
        if (model is null)
            return null;

        AidlIdentity aidl = identity(model);
        List<ExportedType> nested = [];
        foreach (INamedTypeSymbol inner in type.GetTypeMembers().Where(inner => !inner.IsGenerated() || inner.Has(KnownNames.AidlNameAttribute)))
        {
            if (Read(inner) is not { } exported)
                continue;

            if (exported.Aidl.Name.StartsWith(aidl.Name + ".", StringComparison.Ordinal))
                nested.Add(exported);
            else
                Types.Add(exported);
        }

        return new ExportedType(aidl, model, _defaults.Of(type, model), [.. nested]) { IsOneway = type.Has(KnownNames.OnewayAttribute) };
    }

    private static bool IsNestedInAidl(INamedTypeSymbol type) => !type.IsGenerated() && type.ContainingType is { } outer
        && (outer.Has(KnownNames.BinderInterfaceAttribute) || outer.Has(KnownNames.ParcelableAttribute) || outer.Has(KnownNames.UnionAttribute));

    private void Check(INamedTypeSymbol type, InterfaceModel model)
    {
        foreach (TransactionModel transaction in model.Transactions)
        {
            foreach (ParameterModel parameter in transaction.Parameters.Where(static parameter => !AidlDirections.CanReturn(parameter.Type, parameter.Direction)))
            {
                Location location = type.GetMembers(transaction.Name).FirstOrDefault()?.Locations[0] ?? type.Locations[0];
                Diagnostics.Add(Diagnostic.Create(
                    ProjectionDescriptors.NoAidlForm,
                    location,
                    $"{type.Name}.{transaction.Name}",
                    $"parameter '{parameter.Name}' gives a '{parameter.Type.Declaration}' back; return it, or give back a [Parcelable] type or an array"));
            }
        }
    }
}
