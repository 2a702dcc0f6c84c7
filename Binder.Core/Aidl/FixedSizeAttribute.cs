namespace Binder;

/// <summary>
/// On an array: AIDL's <c>T[N]</c>, or <c>T[N][M]</c> for an array of arrays. On a parcelable or union: AIDL's <c>@FixedSize</c>, whose values
/// are primitives, enums, other such types and fixed-size arrays of those.
/// </summary>
/// <param name="sizes">How many elements each dimension has, the outermost first; none on a type.</param>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class FixedSizeAttribute(params int[] sizes) : Attribute
{
    /// <summary>How many elements each dimension has, the outermost first.</summary>
    public IReadOnlyList<int> Sizes { get; } = sizes;
}
