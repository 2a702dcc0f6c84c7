namespace Binder;

/// <summary>Says how a value is written to a parcel and read: where it is used, or on its type wherever that is used.</summary>
/// <param name="marshaller">
/// A type with <see cref="IParcelMarshaller{T}"/> for the value's type, or for its elements. <see cref="AidlNameAttribute"/> on it names the
/// AIDL type whose bytes it writes, for AIDL text.
/// </param>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface)]
public sealed class ParcelMarshallerAttribute(Type marshaller) : Attribute
{
    /// <summary>The marshaller.</summary>
    public Type Marshaller { get; } = marshaller;
}
