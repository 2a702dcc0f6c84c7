using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary><c>ParcelableHolder</c>: a property of a parcelable, with the parcelable's stability.</summary>
internal static class HolderResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (!site.Type.Is(KnownNames.ParcelableHolder))
            return false;

        string? fault = site switch
        {
            { Notes.HolderStability: null } => "is no property of a parcelable, which is the only place for a holder; use a [Parcelable] type that has one",
            { IsNullable: true } => "may be null; a holder is never null, but may be empty",
            _ => null,
        };
        if (fault is not null)
            faults.Report(DiagnosticDescriptors.Holder, site.Location, site.Subject, fault);
        else
            type = new WireType(WireKind.Holder, site.Type.QualifiedName(), IsNullable: false) { Stability = site.Notes.HolderStability!.Value };

        return true;
    }
}
