namespace Binder.Aidl.Generator.Model;

/// <summary>What a declaration is called in AIDL, and what AIDL says of it that has no form in generated C#.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Name">Canonical name of a type (<c>com.example.Point</c>), or the name of a member (<c>lastIndex</c>, <c>MAX_SIZE</c>).</param>
/// <param name="Documentation">What AIDL has between <c>/**</c> and <c>*/</c>: lines without their stars, joined by <c>\n</c>; empty for none.</param>
/// <param name="Annotations">Annotations as AIDL spells them (<c>@JavaDerive(toString=true)</c>), without those that other parts of the model say.</param>
internal sealed record AidlIdentity(string Name, string Documentation, EquatableArray<string> Annotations)
{
    /// <summary>The reason why it is deprecated, which may be empty; null if it is not. <see cref="Documentation"/> says so, too.</summary>
    public string? Deprecation { get; init; }

    /// <summary>Something that has a name and nothing else to say.</summary>
    public static AidlIdentity Named(string name) => new(name, Documentation: "", default);
}
