using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>What attributes say of a type where it is used.</summary>
/// <param name="Sizes">Sizes of the dimensions that <c>[FixedSize]</c> gives, the outermost first; null without it.</param>
/// <param name="IsRawFileDescriptor">Whether <c>[RawFileDescriptor]</c> is there.</param>
/// <param name="Marshaller">The attribute <c>[ParcelMarshaller]</c>.</param>
/// <param name="Location">Where the attribute is that a fault would be about.</param>
internal sealed record TypeNotes(int[]? Sizes, bool IsRawFileDescriptor, AttributeData? Marshaller, Location? Location)
{
    /// <summary>The stability of the parcelable whose property has the type, null for any other place.</summary>
    public Stability? HolderStability { get; init; }

    public static readonly TypeNotes None = new(null, false, null, null);

    public static TypeNotes Of(IEnumerable<AttributeData> attributes, CancellationToken token)
    {
        TypeNotes notes = None;
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
                continue;

            if (type.Is(KnownNames.FixedSizeAttribute))
                notes = notes with { Sizes = SizesOf(attribute), Location = attribute.Location(token) };
            else if (type.Is(KnownNames.RawFileDescriptorAttribute))
                notes = notes with { IsRawFileDescriptor = true, Location = attribute.Location(token) };
            else if (type.Is(KnownNames.ParcelMarshallerAttribute))
                notes = notes with { Marshaller = attribute };
        }

        return notes;
    }

    /// <summary>Those of an element of a fixed array: without the outermost size.</summary>
    public TypeNotes InnerOfFixed() => this with { Sizes = Sizes is { Length: > 1 } ? [.. Sizes.Skip(1)] : null, HolderStability = null };

    /// <summary>Reports what the resolved type made no use of.</summary>
    public void CheckUsed(TypeSite site, WireType type, Faults faults)
    {
        if (Sizes is not null)
            faults.Report(DiagnosticDescriptors.FixedSize, Location, site.Subject, "is no array; sizes are for 'T[]' and 'T[][]'");
        else if (IsRawFileDescriptor && type.Kind != WireKind.RawFileDescriptor)
            faults.Report(DiagnosticDescriptors.RawFileDescriptor, Location, site.Subject, "is no 'SafeFileHandle', nor an array or list of it");
    }

    private static int[] SizesOf(AttributeData attribute) => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } sizes]
        ? [.. sizes.Values.Select(static size => size.Value is int value ? value : 0)]
        : [];
}
