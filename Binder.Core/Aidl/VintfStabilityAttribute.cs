namespace Binder;

/// <summary>AIDL's <c>@VintfStability</c>: the type is part of the stable interface between a device's system and its vendor.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class VintfStabilityAttribute : Attribute;
