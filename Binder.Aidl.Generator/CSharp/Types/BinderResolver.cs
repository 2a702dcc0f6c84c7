using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.CSharp.Types;

internal static class BinderResolver
{
    public static WireType? TryResolve(TypeSite site) =>
        site.Type.Is(KnownNames.Binder) ? new WireType(WireKind.Binder, site.Type.QualifiedName(), site.IsNullable) : null;
}
