namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>
/// Which version of a frozen API the files and types of a project are. As in Android's build: while nothing differs from the newest one, they are
/// that; once something does, they are the next, which has no hash yet. The files of a frozen version are what they are.
/// </summary>
internal sealed class ApiIdentities
{
    private readonly Dictionary<string, ApiIdentity> _byFile = [];
    private readonly Dictionary<string, ApiIdentity> _byType = [];

    /// <param name="apis">The frozen APIs of the project.</param>
    /// <param name="newest">What their newest versions say.</param>
    /// <param name="current">The files of the project.</param>
    /// <param name="token">Ends the work.</param>
    public ApiIdentities(IReadOnlyCollection<FrozenApi> apis, IReadOnlyCollection<VersionedApi> newest, IEnumerable<FileApi> current, CancellationToken token)
    {
        List<FileApi> edited = [];
        foreach (FileApi file in current)
        {
            if (FrozenApi.VersionOf(apis, file.Path) is { } version)
                _byFile[file.Path] = new ApiIdentity(version.Number, version.ReadHash(token));
            else
                edited.Add(file);
        }

        Owners owners = new(newest);
        foreach (VersionedApi api in newest)
        {
            FileApi[] own = [.. edited.Where(file => file.Types.Any(type => owners.Of(type) == api.Name))];
            HashSet<TypeDump> now = [.. own.SelectMany(static file => file.Types)];
            bool isFrozen = now.Count == api.Types.Count && api.Types.All(now.Contains);
            ApiIdentity identity = isFrozen ? new ApiIdentity(api.Version, api.Hash) : new ApiIdentity(api.Version + 1, ApiHash.NotFrozen);
            foreach (FileApi file in own)
                _byFile[file.Path] = identity;
            foreach (TypeDump type in now)
                _byType[type.CanonicalName] = identity;
        }
    }

    /// <summary>The identity of what a file declares; null if it belongs to no frozen API.</summary>
    public ApiIdentity? OfFile(string path) => _byFile.TryGetValue(path, out ApiIdentity? identity) ? identity : null;

    /// <summary>The identity of a type, or of the one that it is nested in; null if it belongs to no frozen API.</summary>
    public ApiIdentity? OfType(string canonicalName)
    {
        for (string name = canonicalName; name.Length > 0; name = name.Substring(0, Math.Max(0, name.LastIndexOf('.'))))
        {
            if (_byType.TryGetValue(name, out ApiIdentity? identity))
                return identity;
        }

        return null;
    }

    /// <summary>A type belongs to the API that declares it, else to the only one that has types in its package.</summary>
    private sealed class Owners
    {
        private readonly Dictionary<string, string> _byType = [];
        private readonly ILookup<string, string> _byPackage;

        public Owners(IReadOnlyCollection<VersionedApi> apis)
        {
            foreach ((string api, string type) in apis.SelectMany(static api => api.Types.Select(type => (api.Name, type.CanonicalName))))
                _byType[type] = api;

            _byPackage = apis
                .SelectMany(static api => api.Types.Select(static type => type.Package).Distinct().Select(package => (Package: package, Api: api.Name)))
                .ToLookup(static pair => pair.Package, static pair => pair.Api);
        }

        public string? Of(TypeDump type) => _byType.TryGetValue(type.CanonicalName, out string? api) ? api
            : _byPackage[type.Package].Take(2).ToArray() is [{ } only] ? only
            : null;
    }
}
