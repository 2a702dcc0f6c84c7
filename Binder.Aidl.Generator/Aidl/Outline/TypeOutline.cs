using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Outline;

/// <summary>A type as other types see it.</summary>
/// <param name="Kind">Interface, Parcelable, UnstructuredParcelable, Union or Enum.</param>
/// <param name="Annotations">Names of its annotations.</param>
/// <param name="RustDerives">Traits that <c>@RustDerive</c> asks for.</param>
/// <param name="TypeParameters">Their names.</param>
/// <param name="Backing">What <c>@Backing</c> says, null without it.</param>
/// <param name="Constants">Constants, or the enumerators of an enum.</param>
/// <param name="Contents">Types of the fields whose values lie inside a value of this type.</param>
internal sealed record TypeOutline(
    string CanonicalName,
    AidlTypeKind Kind,
    EquatableArray<string> Annotations,
    EquatableArray<string> RustDerives,
    EquatableArray<string> TypeParameters,
    string? Backing,
    EquatableArray<ConstantOutline> Constants,
    EquatableArray<ContentOutline> Contents,
    EquatableArray<TypeOutline> Nested)
{
    public string Name => CanonicalName.Substring(CanonicalName.LastIndexOf('.') + 1);

    public bool Has(string annotation) => Annotations.Contains(annotation);
}

/// <summary>A constant or an enumerator.</summary>
/// <param name="Type">Name of its type as it is spelled; empty for enumerators.</param>
/// <param name="Expression">Source text of its value; null for an enumerator that follows the one before.</param>
internal sealed record ConstantOutline(string Name, string Type, string? Expression);

/// <summary>A field whose value lies inside: neither array nor list nor on the heap.</summary>
/// <param name="Type">Name of its type as it is spelled.</param>
internal sealed record ContentOutline(string Field, string Type, bool IsNullable);
