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
}
