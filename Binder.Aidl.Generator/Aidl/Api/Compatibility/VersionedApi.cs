using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>What others may rely on in the newest frozen version of an API.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Version">1 and up.</param>
/// <param name="Hash">What its <c>.hash</c> says, null without one.</param>
/// <param name="Types">The types at the top of its files.</param>
internal sealed record VersionedApi(string Name, int Version, string? Hash, EquatableArray<TypeDump> Types)
{
    /// <param name="api">The API.</param>
    /// <param name="others">Files that its types may use.</param>
    /// <param name="token">Ends the work.</param>
    public static VersionedApi Of(FrozenApi api, IEnumerable<FileOutline> others, CancellationToken token) => new(
        api.Name,
        api.Newest.Number,
        api.Newest.ReadHash(token),
        api.Newest.Bind(others, token).SelectMany(static file => TypeDump.Of(file)).ToEquatableArray());
}
