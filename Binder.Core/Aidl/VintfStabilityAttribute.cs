namespace Binder;

/// <summary>AIDL's <c>@VintfStability</c>: the type is part of the stable interface between a device's system and its vendor.</summary>
/// <remarks>Objects of such an interface are marked <see cref="Stability.Vintf"/> when they are made; a parcelable may be in holders that ask for it.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class VintfStabilityAttribute : Attribute;
