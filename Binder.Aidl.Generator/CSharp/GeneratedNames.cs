using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Names that generated code takes for itself.</summary>
internal static class GeneratedNames
{
    private static readonly HashSet<string> Members =
    [
        "AsBinder", "AsInterface", "CreateProxy", "Descriptor", "Finalize", "GetType", "InterfaceDescriptor", "MemberwiseClone",
        "OnTransact", "Transactions",
    ];

    private static readonly HashSet<string> ContractMembers = ["AsInterface", "Descriptor", "Transactions"];

    /// <summary>Whether a constant, a nested type or a member with a body must not have the name.</summary>
    public static bool IsInContract(string name) => ContractMembers.Contains(name);

    /// <summary>Whether a remote member must not have the name.</summary>
    public static bool IsReserved(string name, string stem) => Members.Contains(name) || name == "Bp" + stem || name == "Bn" + stem;

    /// <summary>Reports neighbours of the interface that have the name of its proxy or its stub.</summary>
    public static void Check(INamedTypeSymbol type, string stem, Faults faults, CancellationToken token)
    {
        INamespaceOrTypeSymbol scope = type.ContainingType is { } container ? container : type.ContainingNamespace;
        foreach (string name in new[] { "Bp" + stem, "Bn" + stem })
        {
            ISymbol? taken = scope.Name == name ? scope : scope.GetMembers(name).FirstOrDefault(member =>
                !member.IsGenerated() && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly));
            if (taken is not null)
                Report(name, taken);
        }

        // IClock and Clock would both be BpClock and BnClock; the one without prefix is told to go.
        if (type.Name == stem && scope.GetTypeMembers("I" + stem).FirstOrDefault(static other =>
                other.Has(KnownNames.BinderInterfaceAttribute)) is { } twin && InterfaceParser.StemOf(twin.Name) == stem)
        {
            Report("Bp" + stem, twin);
        }

        void Report(string name, ISymbol taken) => faults.Report(
            DiagnosticDescriptors.GeneratedNameTaken, type.Declarations(token)[0].Identifier.GetLocation(), name, type.Name, taken.Name);
    }
}
