using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>What a field of a new object holds that <c>.aidl</c> gives no default.</summary>
internal static class Initializers
{
    /// <summary>An object that must be set before the parcelable is sent.</summary>
    public const string None = DefaultValues.NoObject;

    /// <summary>A default that <c>.aidl</c> gives. An empty one is spelled otherwise than what stands where nothing is given: C# text says which it was.</summary>
    public static string Explicit(string value, WireType type) => value switch
    {
        "[]" => $"new {type.Element!.Declaration}[] {{ }}",
        _ => value,
    };

    /// <returns>The C# expression; empty for the default of the C# type.</returns>
    public static string Of(WireType type) => type switch
    {
        { IsNullable: true } => "",
        { Kind: WireKind.Parcelable, IsCreatable: true } => "new()",
        { Kind: WireKind.Map } => "[]",
        { Kind: WireKind.ParcelableValue } => "",
        _ => MissingField.DefaultOf(type) switch
        {
            null => None,
            "default" => "",
            "\"\"" => "string.Empty",
            { } value => value,
        },
    };
}
