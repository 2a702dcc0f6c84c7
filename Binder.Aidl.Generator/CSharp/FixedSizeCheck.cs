using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary><c>[FixedSize]</c> on a parcelable or union: all its values have a size that no value changes.</summary>
internal static class FixedSizeCheck
{
    /// <summary>Reports a field or member that may be larger or smaller.</summary>
    public static void Check(INamedTypeSymbol type, string member, WireType wire, Location? location, Faults faults)
    {
        if (type.Has(KnownNames.FixedSizeAttribute) && !IsFixed(wire))
            faults.Report(DiagnosticDescriptors.NotFixedSize, location, member, type.Name);
    }

    private static bool IsFixed(WireType wire) => !wire.IsNullable && wire.Kind switch
    {
        WireKind.Boolean or WireKind.SByte or WireKind.Byte or WireKind.Char or WireKind.Int32 or WireKind.Int64 => true,
        WireKind.Single or WireKind.Double or WireKind.Enum => true,
        WireKind.FixedArray => IsFixed(wire.Element!),
        WireKind.Parcelable or WireKind.ParcelableValue or WireKind.Union => wire.IsFixedSize,
        WireKind.Marshalled => wire.AidlName is "boolean" or "byte" or "char" or "int" or "long" or "float" or "double" or "byte[16]",
        _ => false,
    };
}
