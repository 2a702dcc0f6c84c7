using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Names of members that proxies and stubs inherit, and which a member of an interface would hide.</summary>
internal sealed class BaseMembers(Compilation compilation)
{
    private readonly HashSet<string> _proxy = NamesOf(compilation.GetTypeByMetadataName(KnownNames.BinderProxy));
    private readonly HashSet<string> _stub = NamesOf(compilation.GetTypeByMetadataName(KnownNames.LocalBinder));

    public bool HasProxy(string name) => _proxy.Contains(name);

    public bool HasStub(string name) => _stub.Contains(name);

    internal static HashSet<string> NamesOf(INamedTypeSymbol? type)
    {
        HashSet<string> names = [];
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
            names.UnionWith(current.GetMembers().Where(static member => member.CanBeReferencedByName).Select(static member => member.Name));

        return names;
    }
}
