namespace Binder.Aidl.Generator.Model;

/// <summary>One union.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Type">Where the abstract record is declared.</param>
/// <param name="Members">At least one; a member's index is its tag.</param>
/// <param name="Constants">Constants, in declaration order.</param>
/// <param name="Aidl">What it is in AIDL.</param>
/// <param name="Stability">How far its form is promised to stay.</param>
/// <param name="Derives">What the records of its members get beside their values.</param>
internal sealed record UnionModel(
    TypeModel Type,
    EquatableArray<UnionMemberModel> Members,
    EquatableArray<ConstantModel> Constants,
    AidlIdentity Aidl,
    Stability Stability,
    Derives Derives)
{
    /// <summary>Whether something is generated into the record of a member.</summary>
    public static bool HasPart(Derives derives, WireType member) =>
        derives.HasFlag(Derives.Text) || (derives.HasFlag(Derives.Equality) && member.IsComparedByElements);
}

/// <summary>A member of a union: a nested record with one parameter.</summary>
/// <param name="Name">The nested record's name without escapes.</param>
/// <param name="Property">The parameter's name without escapes.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">The parameter's default value as C# spells it, null for none.</param>
/// <param name="HasInitializer">Whether the record has a constructor without parameters, which knows the value to begin with.</param>
/// <param name="Aidl">What it is in AIDL.</param>
internal sealed record UnionMemberModel(string Name, string Property, WireType Type, string? Default, bool HasInitializer, AidlIdentity Aidl)
{
    /// <summary>The constant that the constructor without parameters gives as C# spells it; null for none, and wherever nothing is exported.</summary>
    public string? InitialValue { get; init; }
}
