namespace Binder;

/// <summary>
/// Makes a partial record, class or struct an AIDL structured parcelable: its public instance properties travel in declaration order
/// behind their common size, so that readers skip fields they do not know.
/// </summary>
/// <param name="name">The type's AIDL name, for example <c>com.example.Point</c>; null takes the full name of the C# type.</param>
/// <remarks>
/// <para>
/// A record's parameters come first. A property travels if it can be read and set: by <c>set</c> or <c>init</c>, which may be private,
/// or by the constructor. Computed properties are left out, and so is what has <c>[IgnoreDataMember]</c>.
/// </para>
/// <para>
/// A field that an older sender left out has the default value of the record's parameter, else what the property's initializer gives
/// (<c>null!</c> does not count), else the default of its type: zero, false, null, the empty text, array or list, a new object of a
/// parcelable class, a union's first member. An object, or a parcelable class that cannot be made without arguments, has no default if it
/// must not be null: without it the parcel ends too early, <see cref="StatusCode.NotEnoughData"/>. Initializers count if a new object can
/// be made before: not with required members, nor with constructor parameters unless the type is a record.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ParcelableAttribute(string? name = null) : Attribute
{
    /// <summary>The AIDL name, or null for the full name of the C# type.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// Whether <c>Equals</c> and <c>GetHashCode</c> are generated that compare arrays, lists and maps by their elements: AIDL's
    /// <c>@JavaDerive(equals=true)</c>.
    /// </summary>
    public bool StructuralEquality { get; set; }

    /// <summary>Whether <c>ToString</c> is generated with AIDL's names, <c>com.example.Point{x: 1, y: 2}</c>: AIDL's <c>@JavaDerive(toString=true)</c>.</summary>
    public bool AidlToString { get; set; }
}
