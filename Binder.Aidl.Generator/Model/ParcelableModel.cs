namespace Binder.Aidl.Generator.Model;

/// <summary>One structured parcelable.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Type">Where the type is declared.</param>
/// <param name="Fields">What travels, in this order: constructor parameters, then other properties in declaration order.</param>
internal sealed record ParcelableModel(TypeModel Type, EquatableArray<FieldModel> Fields);

/// <param name="Name">The property's name without escapes.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsConstructorParameter">Whether its value goes to the constructor; else to the property.</param>
/// <param name="Missing">What the field is if an older sender left it out.</param>
/// <param name="Default">The constructor parameter's default value as C# spells it.</param>
internal sealed record FieldModel(string Name, WireType Type, bool IsConstructorParameter, MissingField Missing, string? Default);

/// <summary>What a field is if an older sender left it out.</summary>
internal enum MissingField
{
    /// <summary>The default of its type; a type without one makes the parcel invalid.</summary>
    TypeDefault,

    /// <summary>The default value of the constructor parameter.</summary>
    ParameterDefault,

    /// <summary>What the property's initializer gives.</summary>
    Initializer,
}
