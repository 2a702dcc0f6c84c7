using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Export;

/// <summary>A type that is exported.</summary>
/// <param name="Model">
/// An <see cref="InterfaceModel"/>, <see cref="ParcelableModel"/>, <see cref="UnionModel"/> or <see cref="EnumModel"/>; null for a parcelable
/// whose code is written by hand.
/// </param>
/// <param name="Aidl">What it is in AIDL.</param>
/// <param name="FullName">The <c>global::</c>-qualified C# name.</param>
/// <param name="Symbol">Where it is declared; of an event's listener, the interface with the event.</param>
internal sealed record ExportedType(object? Model, AidlIdentity Aidl, string FullName, INamedTypeSymbol Symbol)
{
    /// <summary>Canonical AIDL name.</summary>
    public string Name => Aidl.Name;

    public string SimpleName => Name.Substring(Name.LastIndexOf('.') + 1);

    /// <summary>Whether it is an interface that says of all its methods at once that they are one-way.</summary>
    public bool IsOneway => Model is InterfaceModel model && Event is null && Symbol.Has(KnownNames.OnewayAttribute)
        && model.Transactions.All(static transaction => transaction.IsOneway);

    /// <summary>The event whose listener it is, null for all others.</summary>
    public ISymbol? Event { get; init; }

    /// <summary>The types inside, by name.</summary>
    public List<ExportedType> Nested { get; } = [];

    /// <summary>It and all types inside.</summary>
    public IEnumerable<ExportedType> All => Nested.SelectMany(static nested => nested.All).Prepend(this);

    /// <summary>All types that it uses, elements of arrays, lists and maps included.</summary>
    public IEnumerable<WireType> Uses => Held.SelectMany(WithElements);

    /// <summary>The types of its fields, or of its parameters and results.</summary>
    public IEnumerable<WireType> Held => Model switch
    {
        InterfaceModel model => model.Transactions.SelectMany(static transaction => transaction.Types()),
        ParcelableModel model => model.Fields.Select(static each => each.Type),
        UnionModel model => model.Members.Select(static member => member.Type),
        _ => [],
    };

    private static IEnumerable<WireType> WithElements(WireType type)
    {
        for (WireType? current = type; current is not null; current = current.Element)
            yield return current;
    }
}
