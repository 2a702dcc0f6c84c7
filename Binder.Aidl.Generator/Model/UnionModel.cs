namespace Binder.Aidl.Generator.Model;

/// <summary>One union.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Type">Where the abstract record is declared.</param>
/// <param name="Members">At least one; a member's index is its tag.</param>
/// <param name="Constants">Constants, in declaration order.</param>
/// <param name="Aidl">What it is in AIDL.</param>
/// <param name="Stability">How far its form is promised to stay.</param>
internal sealed record UnionModel(
    TypeModel Type, EquatableArray<UnionMemberModel> Members, EquatableArray<ConstantModel> Constants, AidlIdentity Aidl, Stability Stability);

/// <summary>A member of a union: a nested record with one parameter.</summary>
/// <param name="Name">The nested record's name without escapes.</param>
/// <param name="Property">The parameter's name without escapes.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its default value as C# spells it, null for the default of the type.</param>
/// <param name="Aidl">What it is in AIDL.</param>
internal sealed record UnionMemberModel(string Name, string Property, WireType Type, string? Default, AidlIdentity Aidl);
