namespace Binder;

/// <summary>
/// The AIDL name where it is not the one that follows from C#: of a type its full name, of a member its own.
/// On a marshaller it is the AIDL type whose bytes it writes. Without it a member's name is the C# name in camelCase, a constant's or enumerator's in UPPER_CASE.
/// </summary>
/// <param name="name">The AIDL name, for example <c>com.example.Color</c> or <c>DARK_RED</c>.</param>
/// <remarks>It has no effect on bytes: AIDL text, dumps and hashes use it.</remarks>
[AttributeUsage(
    AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Field | AttributeTargets.Property
    | AttributeTargets.Method | AttributeTargets.Event | AttributeTargets.Parameter)]
public sealed class AidlNameAttribute(string name) : Attribute
{
    /// <summary>The AIDL name.</summary>
    public string Name { get; } = name;
}
