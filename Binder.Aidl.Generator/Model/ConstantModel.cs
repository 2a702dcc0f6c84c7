namespace Binder.Aidl.Generator.Model;

/// <summary>A constant of an interface, a parcelable or a union.</summary>
/// <param name="Name">The C# name without escapes.</param>
/// <param name="Type">Its AIDL type: <c>boolean</c>, <c>byte</c>, <c>char</c>, <c>int</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>String</c>.</param>
/// <param name="Value">The value as C# spells it.</param>
/// <param name="Aidl">What it is in AIDL.</param>
internal sealed record ConstantModel(string Name, string Type, string Value, AidlIdentity Aidl);
