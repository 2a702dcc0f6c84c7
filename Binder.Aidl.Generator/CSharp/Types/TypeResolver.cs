using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Finds how a C# type travels in a parcel.</summary>
internal static class TypeResolver
{
    /// <summary>Says whether the type is its case; if so, <paramref name="type"/> is the result, or null after a report.</summary>
    private delegate bool Resolver(TypeSite site, Faults faults, out WireType? type);

    // First match wins; the order is the specification.
    private static readonly Resolver[] Resolvers =
    [
        ErrorResolver.TryResolve,
        UnseenResolver.TryResolve,
        MarshallerResolver.TryResolveHere,
        MarshallerResolver.TryResolveOfType,
        PrimitiveResolver.TryResolve,
        EnumResolver.TryResolve,
        Plain(StringResolver.TryResolve),
        ArrayResolver.TryResolve,
        ListResolver.TryResolve,
        MapResolver.TryResolve,
        Plain(MemoryResolver.TryResolve),
        FileDescriptorResolver.TryResolve,
        Plain(BinderResolver.TryResolve),
        InterfaceResolver.TryResolve,
        HolderResolver.TryResolve,
        ParcelableResolver.TryResolve,
        BuiltInResolver.TryResolve,
        UnsupportedResolver.TryResolve,
    ];

    /// <returns>The type, or null if it cannot travel, which is then reported.</returns>
    public static WireType? Resolve(TypeSite site, Faults faults)
    {
        foreach (Resolver resolver in Resolvers)
        {
            if (!resolver(site, faults, out WireType? type))
                continue;

            if (type is { IsCollection: false })
                site.Notes.CheckUsed(site, type, faults);

            return type;
        }

        return null;
    }

    /// <summary>A resolver whose types have no faults.</summary>
    private static Resolver Plain(Func<TypeSite, WireType?> resolver) =>
        (TypeSite site, Faults faults, out WireType? type) => (type = resolver(site)) is not null;

    /// <summary>A type that is there, but was not when the generator looked.</summary>
    private static class UnseenResolver
    {
        public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
        {
            type = null;
            if (!site.Type.IsUnseen())
                return false;

            faults.Report(DiagnosticDescriptors.GeneratedInProject, site.Location, site.DisplayName, site.Subject);
            return true;
        }
    }

    /// <summary>A type that does not exist: the compiler says so.</summary>
    private static class ErrorResolver
    {
        public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
        {
            type = null;
            if (site.Type.TypeKind != TypeKind.Error)
                return false;

            faults.Silently();
            return true;
        }
    }
}
