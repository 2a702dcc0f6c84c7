using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>What a project says of one of its <c>.aidl</c> files.</summary>
/// <param name="Namespace">The C# namespace of its types, null for the one that follows from the package.</param>
/// <param name="Version">The version of its interfaces, 0 for none or that of the frozen API.</param>
/// <param name="Hash">The hash of the API that its interfaces belong to, null for none or that of the frozen API.</param>
/// <param name="IsReference">Whether others may use its types, but nothing is generated: they are in a referenced assembly.</param>
/// <param name="IsPreprocessed">Whether it is a list as <c>preprocess</c> writes it; nothing is generated from one.</param>
/// <param name="Binding">What is demanded beyond the language.</param>
internal sealed record AidlFileOptions(
    string? Namespace = null, int Version = 0, string? Hash = null, bool IsReference = false, bool IsPreprocessed = false, AidlOptions? Binding = null)
{
    public static AidlFileOptions Default { get; } = new();

    public bool IsGenerated => !IsReference && !IsPreprocessed;

    /// <summary>The same, with the identity of a frozen API where none is stated.</summary>
    public AidlFileOptions With(ApiIdentity identity) => this with { Version = Version > 0 ? Version : identity.Version, Hash = Hash ?? identity.Hash };
}
