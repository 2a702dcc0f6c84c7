using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Types with <c>[Parcelable]</c>, or with <c>IParcelable</c> written by hand.</summary>
internal static class ParcelableResolver
{
    public static WireType? TryResolve(TypeSite site)
    {
        if (!site.Type.Has(KnownNames.ParcelableAttribute) && !site.Type.ImplementsForItself(KnownNames.Parcelable))
            return null;

        WireKind kind = site.Type.IsValueType ? WireKind.ParcelableValue : WireKind.Parcelable;
        return new WireType(kind, site.Type.QualifiedName(), site.IsNullable);
    }
}
