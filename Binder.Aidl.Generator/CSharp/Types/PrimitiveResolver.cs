using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

internal static class PrimitiveResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (KindOf(site.Type.SpecialType) is not { } kind)
            return false;

        if (site.IsNullable)
            faults.Report(DiagnosticDescriptors.NullablePrimitive, site.Location, site.DisplayName, site.Subject, site.Type.ShortName());
        else
            type = new WireType(kind, site.Type.QualifiedName(), IsNullable: false);

        return true;
    }

    public static WireKind? KindOf(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => WireKind.Boolean,
        SpecialType.System_SByte => WireKind.SByte,
        SpecialType.System_Byte => WireKind.Byte,
        SpecialType.System_Char => WireKind.Char,
        SpecialType.System_Int32 => WireKind.Int32,
        SpecialType.System_Int64 => WireKind.Int64,
        SpecialType.System_Single => WireKind.Single,
        SpecialType.System_Double => WireKind.Double,
        _ => null,
    };
}
