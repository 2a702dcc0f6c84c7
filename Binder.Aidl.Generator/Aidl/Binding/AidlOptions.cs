namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>What a compilation demands of its sources beyond the language.</summary>
/// <param name="IsStructured">Interfaces use structured types only, so that they can be frozen (<c>--structured</c>).</param>
/// <param name="IsVintf">The stability of vendor interfaces is promised (<c>--stability=vintf</c>).</param>
internal sealed record AidlOptions(bool IsStructured = false, bool IsVintf = false)
{
    public static AidlOptions Default { get; } = new();
}
