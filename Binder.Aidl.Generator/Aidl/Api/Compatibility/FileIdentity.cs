using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>The identity of what a file declares.</summary>
internal sealed record FileIdentity(string Path, ApiIdentity Identity)
{
    /// <summary>Those of the files that belong to a frozen API.</summary>
    public static EquatableArray<FileIdentity> Of(ApiIdentities identities, IEnumerable<FileApi> files) => files
        .Select(file => (file.Path, Identity: identities.OfFile(file.Path)))
        .Where(static file => file.Identity is not null)
        .Select(static file => new FileIdentity(file.Path, file.Identity!)).ToEquatableArray();
}
