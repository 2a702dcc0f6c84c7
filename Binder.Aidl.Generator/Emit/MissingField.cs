using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>What a field is if an older sender left it out.</summary>
internal static class MissingField
{
    /// <summary>
    /// An expression: the declared default, else the default of the type. Objects that must not be null have none: without them the
    /// parcel is too short.
    /// </summary>
    /// <param name="model">The parcelable.</param>
    /// <param name="field">One of its fields.</param>
    /// <param name="locals">Names of the locals with the fields read so far.</param>
    /// <param name="defaults">Name of the local with the object whose fields stand for those that are missing; null as long as none is.</param>
    public static string ValueOf(ParcelableModel model, FieldModel field, Dictionary<string, string> locals, string defaults) => field switch
    {
        { Default: { } value and not DefaultValues.NoObject } => IsSmall(field.Type) ? $"({field.Type.Name}){value}" : value,
        { HasInitializer: true } => $"({defaults} ??= {New(model, locals)}).{Identifiers.Escape(field.Name)}",
        _ => DefaultOf(field.Type) ?? Throw(model, field),
    };

    /// <summary>Whether a field's default comes from an object made for it.</summary>
    public static bool IsTakenFromObject(FieldModel field) => field is { HasInitializer: true, Default: null or DefaultValues.NoObject };

    // A constant beside a value of these types is an int.
    private static bool IsSmall(WireType type) => type.Name is "byte" or "sbyte" or "short" or "ushort";

    /// <summary>The default of a type, or null for an object that must not be null.</summary>
    public static string? DefaultOf(WireType type) => type switch
    {
        { IsNullable: true } => "null",
        { Kind: WireKind.String } => "\"\"",
        { Kind: WireKind.Array or WireKind.List or WireKind.ImmutableArray } => "[]",
        { Kind: WireKind.Map } => $"new global::System.Collections.Generic.Dictionary<string, {type.Element!.Declaration}>()",
        { Kind: WireKind.FixedArray } => FixedArray(type),
        { Kind: WireKind.Holder } => $"new global::Binder.ParcelableHolder(global::Binder.ParcelableStability.{type.Stability})",
        { Kind: WireKind.Marshalled, IsReference: true } => null,
        { Kind: WireKind.Parcelable, IsCreatable: true } => $"new {type.Name}()",
        { Kind: WireKind.Union } => $"global::Binder.Parcel.CreateDefault<{type.Name}>()",
        { Kind: WireKind.Binder or WireKind.Interface or WireKind.FileDescriptor or WireKind.RawFileDescriptor or WireKind.Parcelable } => null,
        { Kind: WireKind.ParcelableValue } => "new()",
        _ => "default",
    };

    /// <summary>As many elements of their own as the size says.</summary>
    private static string? FixedArray(WireType type) => DefaultOf(type.Element!) switch
    {
        null => null,
        "default" or "null" => $"new {type.Element!.Declaration}[{type.Size}]",
        { } element => $"global::Binder.Parcel.NewFixedArray<{type.Element!.Declaration}>({type.Size}, static () => {element})",
    };

    /// <summary>A new object from the fields that its constructor takes.</summary>
    public static string New(ParcelableModel model, Dictionary<string, string> locals)
    {
        IEnumerable<string> arguments = model.Arguments.Select(argument =>
            (argument.Parameter is null ? "" : Identifiers.Escape(argument.Parameter) + ": ") + locals[argument.Field]);
        return $"new {model.Type.Name}({string.Join(", ", arguments)})";
    }

    private static string Throw(ParcelableModel model, FieldModel field)
    {
        string message = $"The parcelable {model.Type.Name} ends before its field {field.Name}, which must not be null.";
        return $"throw new global::Binder.ParcelException(global::Binder.StatusCode.NotEnoughData, {Literal.Of(message)})";
    }
}
