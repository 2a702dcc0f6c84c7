namespace Binder;

/// <summary>
/// Makes an abstract partial record an AIDL union: each nested sealed record that derives from it is a member and has one parameter, the
/// member's value. A <c>switch</c> over the nested records looks at a value.
/// </summary>
/// <param name="name">The union's AIDL name, for example <c>com.example.Shape</c>; null takes the full name of the C# type.</param>
/// <remarks>
/// The declaration order of the members gives their tags, from 0. A reader refuses tags it does not know, so that new members, which go
/// to the end, need readers that know them. The default value is the first member: what its constructor without parameters makes, else with the
/// default value of its parameter, else with the default of its type.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnionAttribute(string? name = null) : Attribute
{
    /// <summary>The AIDL name, or null for the full name of the C# type.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// Whether the members get <c>Equals</c> and <c>GetHashCode</c> that compare arrays, lists and maps by their elements: AIDL's
    /// <c>@JavaDerive(equals=true)</c>. Members that hold one must be partial.
    /// </summary>
    public bool StructuralEquality { get; set; }

    /// <summary>
    /// Whether the members, which must be partial, get <c>ToString</c> with AIDL's names, <c>com.example.Shape.circle(1.5)</c>: AIDL's
    /// <c>@JavaDerive(toString=true)</c>.
    /// </summary>
    public bool AidlToString { get; set; }
}
