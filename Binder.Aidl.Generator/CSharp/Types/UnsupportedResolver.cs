using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Whatever no other resolver knew.</summary>
internal static class UnsupportedResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        faults.Report(DiagnosticDescriptors.UnsupportedType, site.Location, site.DisplayName, site.Subject, WaysOut.For(site.Type));
        return true;
    }
}
