using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Binder interfaces, of this assembly or another one.</summary>
internal static class InterfaceResolver
{
    public static WireType? TryResolve(TypeSite site)
    {
        bool isBinderInterface = site.Type.TypeKind == TypeKind.Interface
            && (site.Type.Has(KnownNames.BinderInterfaceAttribute) || site.Type.ImplementsForItself(KnownNames.BinderInterface));
        return isBinderInterface ? new WireType(WireKind.Interface, site.Type.QualifiedName(), site.IsNullable) : null;
    }
}
