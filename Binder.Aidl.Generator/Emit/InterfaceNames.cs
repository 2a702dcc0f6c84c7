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
        Begin = model.IsSensitive ? "BeginSensitiveCall" : "BeginCall";
        HasViews = model.Views.Count > 0;
        HasDefault = model.HasDefault;
        IsSensitive = model.IsSensitive;
        Interface = _members.Contains(model.Type.Name) ? model.Type.FullName : model.Type.Name;
    }

    /// <summary>The interface: its simple name, or the full one if a member has that name.</summary>
    public string Interface { get; }

    /// <summary>The method of the proxy's base class that begins a request.</summary>
    public string Begin { get; }

    /// <summary>Whether the object can be called as an inherited interface, too.</summary>
    public bool HasViews { get; }

    /// <summary>Whether proxies have a default implementation to turn to.</summary>
    public bool HasDefault { get; }

    /// <summary>Whether parcels are overwritten with zeros after use.</summary>
    public bool IsSensitive { get; }

    /// <summary>What parameters of the proxy must not hide: what its methods call.</summary>
    public IEnumerable<string> ProxyCalls => [Begin, "Call", "CallAsync", "CallOneway", "CallOnewayAsync", Interface];

    /// <summary>What locals of the stub must not hide: what its methods call.</summary>
    public IEnumerable<string> StubCalls => [.. _members, "Wait", Interface];

    /// <summary>The private method of the stub that serves a transaction.</summary>
    public string Handler(TransactionModel transaction) => Unlike("Transact" + transaction.Name);

    /// <summary>The name for something that is generated, unlike that of any member.</summary>
    public string Unlike(string name)
    {
        while (_members.Contains(name))
            name += "_";

        return name;
    }

    public string Code(TransactionModel transaction) => $"{Interface}.Transactions.{Identifiers.Escape(transaction.Name)}";
}
