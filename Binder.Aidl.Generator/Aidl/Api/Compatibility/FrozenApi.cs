using System.Collections.Immutable;
using System.Text;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Projection;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>An API that a project has frozen versions of.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Versions">At least one, in ascending order.</param>
internal sealed record FrozenApi(string Name, ImmutableArray<FrozenVersion> Versions)
{
    /// <summary>The one that others were built against last.</summary>
    public FrozenVersion Newest => Versions[Versions.Length - 1];

    /// <summary>The version that a file of a frozen API belongs to; null for other files.</summary>
    public static FrozenVersion? VersionOf(IEnumerable<FrozenApi> apis, string path) => FrozenFile.Of(path) is { } place
        ? apis.FirstOrDefault(api => api.Name == place.Api)?.Versions.FirstOrDefault(version => version.Number == place.Version)
        : null;

    /// <summary>The frozen APIs among the additional files of a project.</summary>
    public static ImmutableArray<FrozenApi> AllOf(ImmutableArray<AdditionalText> files) =>
    [
        .. files
            .Select(static text => (Place: FrozenFile.Of(text.Path), Text: text))
            .Where(static found => found.Place is not null)
            .GroupBy(static found => found.Place!.Api, StringComparer.Ordinal)
            .Select(static api => new FrozenApi(api.Key, [.. api
                .GroupBy(static found => found.Place!.Version)
                .OrderBy(static version => version.Key)
                .Select(static version => new FrozenVersion(version.Key, [.. version.Select(static found => (found.Place!, found.Text))]))])),
    ];
}

/// <summary>A version of an API that is released and no longer edited.</summary>
/// <param name="Number">1 and up.</param>
/// <param name="Files">Its files, and where they lie.</param>
internal sealed record FrozenVersion(int Number, ImmutableArray<(FrozenFile Place, AdditionalText Text)> Files)
{
    /// <summary>The file with the hash, null if it is not there.</summary>
    public AdditionalText? HashFile => Files.FirstOrDefault(static file => file.Place.IsHash).Text;

    private IEnumerable<(FrozenFile Place, AdditionalText Text)> Sources =>
        Files.Where(static file => file.Place.Path.EndsWith(".aidl", StringComparison.Ordinal));

    /// <summary>The hash of what the files say.</summary>
    public string ComputeHash(CancellationToken token) => ApiHash.Compute(
        Sources.Select(file => (file.Place.Path, Encoding.UTF8.GetBytes(file.Text.GetText(token)?.ToString() ?? ""))), Number);

    /// <summary>What its hash file says, null if there is none.</summary>
    public string? ReadHash(CancellationToken token) => HashFile?.GetText(token) is { } text ? ApiHash.Read(text.ToString()) : null;

    /// <summary>The files, bound.</summary>
    /// <param name="others">Files of the project, which its types may use unless the version declares them itself.</param>
    /// <param name="token">Ends the work.</param>
    public IEnumerable<AidlBoundFile> Bind(IEnumerable<FileOutline> others, CancellationToken token)
    {
        AidlFile[] files = [.. Parse(token)];
        FileOutline[] outlines = [.. files.Select(OutlineBuilder.Build)];
        HashSet<string> names = [.. outlines.SelectMany(static file => file.TypeNames)];
        AidlIndex index = AidlIndex.From(outlines.Concat(others.Where(file => !names.Overlaps(file.TypeNames))));
        bool isVintf = outlines.SelectMany(static file => file.Types).Any(static type => type.Has("VintfStability"));
        return files.Select(file => AidlBinder.Bind(file, index, new AidlOptions(isVintf, isVintf), token));
    }

    /// <summary>Canonical names of the types at the top of its files.</summary>
    public IEnumerable<string> TypeNames(CancellationToken token) =>
        Parse(token).SelectMany(static file => OutlineBuilder.Build(file).Types).Select(static type => type.CanonicalName);

    /// <summary>The files, parsed.</summary>
    public IEnumerable<AidlFile> Parse(CancellationToken token)
    {
        foreach ((_, AdditionalText file) in Sources)
        {
            if (file.GetText(token) is { } text)
                yield return AidlFileCache.Parse(file.Path, text, isPreprocessed: false, token);
        }
    }
}
