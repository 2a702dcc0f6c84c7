using System.Collections.Immutable;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>A type that goes into an <c>.aidl</c> file.</summary>
/// <param name="Aidl">What it is in AIDL.</param>
/// <param name="Model">An <see cref="InterfaceModel"/>, <see cref="ParcelableModel"/>, <see cref="UnionModel"/> or <see cref="EnumModel"/>.</param>
/// <param name="Defaults">What the fields of a parcelable or the members of a union hold at first, by their C# names.</param>
/// <param name="Nested">The types inside.</param>
internal sealed record ExportedType(
    AidlIdentity Aidl, object Model, IReadOnlyDictionary<string, AidlDefault> Defaults, ImmutableArray<ExportedType> Nested)
{
    /// <summary>Whether the whole interface is one-way.</summary>
    public bool IsOneway { get; init; }

    public string Name => Aidl.Name.Substring(Aidl.Name.LastIndexOf('.') + 1);

    public IEnumerable<string> AllNames => Nested.SelectMany(static nested => nested.AllNames).Prepend(Name);
}

/// <summary>A default value.</summary>
/// <param name="Value">The C# constant, null for arrays and enumerators.</param>
/// <param name="Enumerator">Canonical name of an enum and name of one of its values.</param>
/// <param name="Elements">Elements of an array.</param>
internal sealed record AidlDefault(object? Value, (string Enum, string Name)? Enumerator, ImmutableArray<AidlDefault> Elements);
