using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary><c>SafeFileHandle</c> is AIDL's <c>ParcelFileDescriptor</c>, and with <c>[RawFileDescriptor]</c> its <c>FileDescriptor</c>.</summary>
internal static class FileDescriptorResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (!site.Type.Is(KnownNames.SafeFileHandle))
            return false;

        bool isRaw = site.Notes.IsRawFileDescriptor;
        if (isRaw && site.IsNullable)
        {
            faults.Report(DiagnosticDescriptors.RawFileDescriptor, site.Notes.Location, site.Subject, "may be null, which a bare descriptor cannot say; remove '?' or the attribute");
            return true;
        }

        type = new WireType(isRaw ? WireKind.RawFileDescriptor : WireKind.FileDescriptor, site.Type.QualifiedName(), site.IsNullable);
        return true;
    }
}
