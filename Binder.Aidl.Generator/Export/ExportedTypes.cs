using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.Export;

/// <summary>Reads the types of an assembly that AIDL knows, of source code or compiled.</summary>
internal sealed class ExportedTypes
{
    private readonly Compilation _compilation;
    private readonly CancellationToken _token;
    private readonly List<ExportedType> _types = [];
    private readonly HashSet<string> _names = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<INamedTypeSymbol> _unreadable = [];

    private ExportedTypes(Compilation compilation, CancellationToken token) => (_compilation, _token) = (compilation, token);

    /// <summary>All types, in the order in which the assembly declares them; listeners of events follow their interface.</summary>
    public IReadOnlyList<ExportedType> Types => _types;

    /// <summary>What is wrong with them.</summary>
    public IEnumerable<Diagnostic> Diagnostics => _diagnostics;

    /// <param name="compilation">Where the assembly is known.</param>
    /// <param name="assembly">Whose types are read.</param>
    /// <param name="isLeftOut">Whether types of an AIDL name are passed over, null for none.</param>
    /// <param name="token">Ends the work.</param>
    public static ExportedTypes Of(Compilation compilation, IAssemblySymbol assembly, Func<string, bool>? isLeftOut, CancellationToken token)
    {
        ExportedTypes types = new(compilation, token);
        List<INamedTypeSymbol> symbols = [.. TypesIn(assembly.GlobalNamespace)];
        if (isLeftOut is not null)
            symbols.RemoveAll(symbol => isLeftOut(AidlIdentities.NameOfType(symbol)));

        // A listener's generated interface comes last: its event says more of it.
        foreach (INamedTypeSymbol symbol in symbols.OrderBy(static symbol => symbol.IsGenerated()))
            types.Read(symbol);

        types.ReadUsed(symbols);
        if (!types._diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            types._diagnostics.AddRange(types._unreadable.Select(symbol => Diagnostic.Create(ExportDescriptors.NotReadable, symbol.NameLocation(token), symbol.Name)));

        return types;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol scope) => scope.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));

    private void Read(INamedTypeSymbol symbol)
    {
        _token.ThrowIfCancellationRequested();
        DeclarationGraph graph = DeclarationGraph.Of(_compilation);
        switch (symbol)
        {
            // The events and files that they were generated from are what is exported.
            case { TypeKind: not TypeKind.Enum } when !symbol.IsCompiled() && symbol.Declarations(_token).Length == 0:
                break;
            case { TypeKind: TypeKind.Interface } when symbol.Has(KnownNames.BinderInterfaceAttribute):
                if (Take(symbol, graph.ParseInterface(symbol, _token)) is { } @interface)
                    AddInterface(symbol, @interface);
                break;
            case { TypeKind: TypeKind.Class } when symbol.Has(KnownNames.UnionAttribute):
                if (Take(symbol, graph.ParseUnion(symbol, _token)) is { } union)
                    Add(symbol, WithInitialValues(symbol, union), union.Aidl, union.Type.FullName);
                break;
            case { TypeKind: TypeKind.Class or TypeKind.Struct } when symbol.Has(KnownNames.ParcelableAttribute):
                if (Take(symbol, graph.ParseParcelable(symbol, _token)) is { } parcelable)
                    Add(symbol, WithInitialValues(symbol, parcelable), parcelable.Aidl, parcelable.Type.FullName);
                break;
        }
    }

    private T? Take<T>(INamedTypeSymbol symbol, Parsed<T> parsed)
        where T : class
    {
        _diagnostics.AddRange(parsed.Diagnostics);
        if (parsed.Model is null)
            _unreadable.Add(symbol);

        return parsed.Model;
    }

    private void AddInterface(INamedTypeSymbol symbol, InterfaceModel model)
    {
        Add(symbol, model, model.Aidl, model.Type.FullName);
        foreach (InterfaceModel listener in model.Listeners)
            Add(symbol, listener, listener.Aidl, listener.Type.FullName, EventOf(symbol, model, listener));
    }

    private static ISymbol? EventOf(INamedTypeSymbol symbol, InterfaceModel model, InterfaceModel listener) =>
        model.Members.OfType<EventModel>().FirstOrDefault(@event => @event.Listener.Interface == listener.Type.FullName) is { } found
            ? symbol.GetMembers(found.Name).FirstOrDefault()
            : null;

    private void Add(INamedTypeSymbol symbol, object? model, AidlIdentity aidl, string fullName, ISymbol? @event = null)
    {
        if (_names.Add(fullName))
            _types.Add(new ExportedType(model, aidl, fullName, symbol) { Event = @event });
    }

    /// <summary>Enums and parcelables written by hand are no annotated types: those count that are used, and enums that have AIDL attributes.</summary>
    private void ReadUsed(List<INamedTypeSymbol> symbols)
    {
        HashSet<string> used = [.. _types.SelectMany(static type => type.Uses).Select(static use => use.Name)];
        foreach (INamedTypeSymbol symbol in symbols)
        {
            bool isMarked = symbol.Has(KnownNames.AidlNameAttribute) || symbol.Has(KnownNames.VintfStabilityAttribute);
            if (symbol.TypeKind == TypeKind.Enum && !IsTag(symbol) && (isMarked || used.Contains(symbol.QualifiedName())) && EnumParser.Parse(symbol, _token) is { } model)
                Add(symbol, model, model.Aidl, model.FullName);
            else if (used.Contains(symbol.QualifiedName()) && IsByHand(symbol))
                Add(symbol, null, AidlIdentities.OfType(symbol, null, _token), symbol.QualifiedName());
        }
    }

    /// <summary>The tags of a union are declared with it.</summary>
    private static bool IsTag(INamedTypeSymbol symbol) => symbol is { Name: "Tag", ContainingType: { } union } && union.Has(KnownNames.UnionAttribute);

    private static bool IsByHand(INamedTypeSymbol symbol) =>
        !symbol.Has(KnownNames.ParcelableAttribute) && !symbol.Has(KnownNames.UnionAttribute) && symbol.ImplementsForItself(KnownNames.Parcelable);

    /// <summary>The model with the constants that its properties begin with.</summary>
    private ParcelableModel WithInitialValues(INamedTypeSymbol symbol, ParcelableModel model)
    {
        ImmutableArray<FieldModel>.Builder fields = ImmutableArray.CreateBuilder<FieldModel>();
        foreach (FieldModel field in model.Fields)
        {
            IPropertySymbol? property = field.IsArgument ? null : symbol.GetMembers(field.Name).OfType<IPropertySymbol>().FirstOrDefault();
            if (property is null || field.Type.Kind == WireKind.Holder
                || Initializers.Of(property, _token) is not { } initializer || Initializers.IsEmpty(initializer))
            {
                fields.Add(field);
                continue;
            }

            fields.Add(field with { InitialValue = ConstantOf(initializer, property.Type, field.Name, symbol) });
        }

        return model with { Fields = new EquatableArray<FieldModel>(fields.ToImmutable()) };
    }

    /// <summary>The model with the constants that constructors without parameters give.</summary>
    private UnionModel WithInitialValues(INamedTypeSymbol symbol, UnionModel model)
    {
        ImmutableArray<UnionMemberModel>.Builder members = ImmutableArray.CreateBuilder<UnionMemberModel>();
        foreach (UnionMemberModel member in model.Members)
        {
            INamedTypeSymbol record = symbol.GetTypeMembers(member.Name)[0];
            members.Add(member.HasInitializer && Initializers.OfDefaultConstructor(record, _token) is { } value
                ? member with { InitialValue = ConstantOf(value, UnionMembers.ParametersOf(record, _token)[0].Type, member.Name, symbol) }
                : member);
        }

        return model with { Members = new EquatableArray<UnionMemberModel>(members.ToImmutable()) };
    }

    private string? ConstantOf(ExpressionSyntax initializer, ITypeSymbol type, string name, INamedTypeSymbol holder)
    {
        string? value = Initializers.ConstantOf(type, initializer, _compilation, _token);
        if (value is null)
            _diagnostics.Add(Diagnostic.Create(ExportDescriptors.DefaultLeftOut, initializer.GetLocation(), name, holder.Name));

        return value;
    }
}
