using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Names that generated code takes for itself.</summary>
internal static class GeneratedNames
{
    private static readonly HashSet<string> Members =
    [
        "AsBinder", "AsInterface", "CreateProxy", "Descriptor", "Finalize", "GetType", "InterfaceDescriptor", "MemberwiseClone",
        "OnTransact", "Transactions", "AnswersInterface",
    ];

    private static readonly HashSet<string> ContractMembers = ["AsInterface", "Descriptor", "Transactions"];

    /// <summary>Whether a constant, a nested type or a member with a body must not have the name.</summary>
    public static bool IsInContract(string name, InterfaceSite site) => ContractMembers.Contains(name) || Options(site).Contains(name);

    /// <summary>Whether a nested type would hide a class that the interface's own parts name.</summary>
    public static bool IsClass(string name, InterfaceSite site) => name == "Bp" + site.Stem || name == "Bn" + site.Stem;

    /// <summary>Whether a remote member must not have the name.</summary>
    public static bool IsReserved(string name, InterfaceSite site) =>
        Members.Contains(name) || IsClass(name, site) || Options(site).Contains(name);

    /// <summary>Names of what <c>[BinderInterface]</c> asks for.</summary>
    private static IEnumerable<string> Options(InterfaceSite site)
    {
        AttributeData attribute = site.Type.FindAttribute(KnownNames.BinderInterfaceAttribute)!;
        return
        [
            .. attribute.NamedArgument<int>("Version") > 0 ? ["Version", "GetInterfaceVersion", "GetInterfaceVersionAsync"] : Array.Empty<string>(),
            .. attribute.NamedArgument<string>("Hash") is not null ? ["Hash", "GetInterfaceHash", "GetInterfaceHashAsync"] : Array.Empty<string>(),
            .. attribute.NamedArgument<bool>("HasDefault") ? ["DefaultImplementation", "SetDefaultImplementation"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Reports neighbours of the interface that have the name of a type that is generated for it.</summary>
    public static void Check(InterfaceSite site, IEnumerable<InterfaceModel> listeners, Faults faults, CancellationToken token)
    {
        INamedTypeSymbol type = site.Type;
        INamespaceOrTypeSymbol scope = type.ContainingType is { } container ? container : type.ContainingNamespace;
        bool hasDelegator = type.FindAttribute(KnownNames.BinderInterfaceAttribute)!.NamedArgument<bool>("HasDelegator");
        IEnumerable<string> names =
        [
            "Bp" + site.Stem, "Bn" + site.Stem,
            .. hasDelegator ? [site.Stem + "Delegator"] : Array.Empty<string>(),
            .. listeners.SelectMany(static listener => new[] { listener.Type.Name, listener.Proxy, listener.Stub }),
        ];
        foreach (string name in names)
        {
            ISymbol? taken = scope.Name == name ? scope : scope.GetMembers(name).FirstOrDefault(member =>
                !member.IsGenerated() && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly));
            if (taken is not null)
                Report(name, taken);
        }

        // IClock and Clock would both be BpClock and BnClock; the one without prefix is told to go.
        if (type.Name == site.Stem && scope.GetTypeMembers("I" + site.Stem).FirstOrDefault(static other =>
                other.Has(KnownNames.BinderInterfaceAttribute)) is { } twin && InterfaceParser.StemOf(twin.Name) == site.Stem)
        {
            Report("Bp" + site.Stem, twin);
        }

        void Report(string name, ISymbol taken) => faults.Report(
            DiagnosticDescriptors.GeneratedNameTaken, type.NameLocation(token), name, type.Name, taken.Name);
    }
}
