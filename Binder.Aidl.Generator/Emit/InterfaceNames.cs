using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>How generated code refers to the interface and to its own members, without meeting a member or parameter of the same name.</summary>
internal sealed class InterfaceNames
{
    private readonly HashSet<string> _members;

    public InterfaceNames(InterfaceModel model)
    {
        _members = [.. model.Members.Select(static member => member.Name)];
        Interface = _members.Contains(model.Type.Name) ? model.Type.FullName : model.Type.Name;
    }

    /// <summary>The interface: its simple name, or the full one if a member has that name.</summary>
    public string Interface { get; }

    /// <summary>What parameters of the proxy must not hide: what its methods call.</summary>
    public IEnumerable<string> ProxyCalls => ["BeginCall", "Call", "CallAsync", "CallOneway", "CallOnewayAsync", Interface];

    /// <summary>What locals of the stub must not hide: what its methods call.</summary>
    public IEnumerable<string> StubCalls => [.. _members, "Wait", Interface];

    /// <summary>The private method of the stub that serves a transaction.</summary>
    public string Handler(TransactionModel transaction)
    {
        string name = "Transact" + transaction.Name;
        while (_members.Contains(name))
            name += "_";

        return name;
    }

    public string Code(TransactionModel transaction) => $"{Interface}.Transactions.{Identifiers.Escape(transaction.Name)}";
}
