using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary><c>ReadOnlyMemory&lt;byte&gt;</c> is AIDL's <c>byte[]</c>.</summary>
internal static class MemoryResolver
{
    public static WireType? TryResolve(TypeSite site) =>
        site.Type.Is("System.ReadOnlyMemory<T>") && ((INamedTypeSymbol)site.Type).TypeArguments[0].SpecialType == SpecialType.System_Byte
            ? new WireType(WireKind.ByteMemory, site.Type.QualifiedName(), site.IsNullable)
            : null;
}
