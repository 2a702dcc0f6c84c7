using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Binder interfaces, of this assembly or another one.</summary>
internal static class InterfaceResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        bool isAnnotated = site.Type.Has(KnownNames.BinderInterfaceAttribute);
        if (site.Type.TypeKind != TypeKind.Interface || !(isAnnotated || site.Type.ImplementsForItself(KnownNames.BinderInterface)))
            return false;

        if (isAnnotated)
            faults.Use(site.Type);

        type = new WireType(WireKind.Interface, site.Type.QualifiedName(), site.IsNullable) { AidlName = AidlIdentities.NameOfType(site.Type) };
        return true;
    }
}
