namespace Binder.Aidl.Generator.Model;

/// <summary>One structured parcelable.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Type">Where the type is declared.</param>
/// <param name="Fields">What travels, in this order.</param>
/// <param name="Arguments">What the constructor gets, in the order of its parameters.</param>
/// <param name="Constants">Constants, in declaration order.</param>
/// <param name="Aidl">What it is in AIDL.</param>
/// <param name="Stability">How far its form is promised to stay.</param>
/// <param name="Derives">What is generated beside the marshalling.</param>
/// <param name="IsSealed">Whether nothing can derive from it.</param>
internal sealed record ParcelableModel(
    TypeModel Type,
    EquatableArray<FieldModel> Fields,
    EquatableArray<ArgumentModel> Arguments,
    EquatableArray<ConstantModel> Constants,
    AidlIdentity Aidl,
    Stability Stability,
    Derives Derives,
    bool IsSealed);

/// <param name="Name">The property's name without escapes.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsArgument">Whether its value goes to the constructor; else to the property.</param>
/// <param name="HasInitializer">Whether a new object has a value of its own for it, which stands if an older sender left the field out.</param>
/// <param name="Default">The constructor parameter's default value as C# spells it, null for none.</param>
/// <param name="Aidl">What it is in AIDL.</param>
internal sealed record FieldModel(string Name, WireType Type, bool IsArgument, bool HasInitializer, string? Default, AidlIdentity Aidl)
{
    /// <summary>The constant of its initializer as C# spells it; null for none, and wherever nothing is exported.</summary>
    public string? InitialValue { get; init; }
}

/// <param name="Parameter">The parameter's name without escapes if the argument must name it, else null.</param>
/// <param name="Field">The field whose value it gets.</param>
internal sealed record ArgumentModel(string? Parameter, string Field);
