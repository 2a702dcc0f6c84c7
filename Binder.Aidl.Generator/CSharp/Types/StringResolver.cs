using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

internal static class StringResolver
{
    public static WireType? TryResolve(TypeSite site) =>
        site.Type.SpecialType == SpecialType.System_String ? new WireType(WireKind.String, "string", site.IsNullable) : null;
}
