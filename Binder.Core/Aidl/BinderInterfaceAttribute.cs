namespace Binder;

/// <summary>Makes a partial C# interface a Binder interface: the build generates its proxy <c>BpX</c> and its stub <c>BnX</c>.</summary>
/// <param name="descriptor">
/// The interface's descriptor on the wire, for example <c>com.example.ICalculator</c>; null takes the full name of the C# interface.
/// </param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class BinderInterfaceAttribute(string? descriptor = null) : Attribute
{
    /// <summary>The descriptor on the wire, or null for the full name of the C# interface.</summary>
    public string? Descriptor { get; } = descriptor;

    /// <summary>
    /// The interface's version, from 1. The stub answers it to <see cref="MetaTransactions.GetInterfaceVersion"/>, the proxy asks with
    /// <c>GetInterfaceVersion()</c>; 0, the default, is none.
    /// </summary>
    public int Version { get; set; }

    /// <summary>The hash of the interface's frozen API, for <see cref="MetaTransactions.GetInterfaceHash"/>; null is none.</summary>
    public string? Hash { get; set; }

    /// <summary>
    /// Whether the interface has <c>SetDefaultImplementation</c>: an implementation that proxies call where the other side does not know a
    /// method. AIDL's <c>@JavaDefault</c>.
    /// </summary>
    public bool HasDefault { get; set; }

    /// <summary>Whether a class <c>XDelegator</c> is generated: a stub that hands every call on to another implementation. AIDL's <c>@JavaDelegator</c>.</summary>
    public bool HasDelegator { get; set; }
}
