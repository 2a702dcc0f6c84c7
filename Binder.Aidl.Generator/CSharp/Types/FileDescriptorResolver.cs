using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary><c>SafeFileHandle</c> is AIDL's <c>ParcelFileDescriptor</c>.</summary>
internal static class FileDescriptorResolver
{
    public static WireType? TryResolve(TypeSite site) =>
        site.Type.Is(KnownNames.SafeFileHandle)
            ? new WireType(WireKind.FileDescriptor, site.Type.QualifiedName(), site.IsNullable)
            : null;
}
