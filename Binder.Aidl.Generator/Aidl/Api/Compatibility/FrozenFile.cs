using System.Globalization;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>The place of a file in a frozen API: <c>aidl_api/NAME/VERSION/com/example/IClock.aidl</c>, or <c>.hash</c> beside the packages.</summary>
/// <param name="Api">The API's name.</param>
/// <param name="Version">1 and up.</param>
/// <param name="Path">Below the version's folder, with slashes.</param>
internal sealed record FrozenFile(string Api, int Version, string Path)
{
    public const string Folder = "aidl_api";

    public bool IsHash => Path == ".hash";

    /// <returns>Null if the path leads to no frozen file; other folders beside the versions, such as <c>current</c>, have none.</returns>
    public static FrozenFile? Of(string path)
    {
        string[] parts = path.Replace('\\', '/').Split('/');
        int folder = Array.LastIndexOf(parts, Folder);
        return folder >= 0 && parts.Length > folder + 3 && int.TryParse(parts[folder + 2], NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version > 0
            ? new FrozenFile(parts[folder + 1], version, string.Join("/", parts.Skip(folder + 3)))
            : null;
    }

    /// <summary>Whether the path leads to the folder of a frozen version, which packages begin in.</summary>
    public static bool IsVersion(string path) => Of(path.TrimEnd('/', '\\') + "/.hash") is { IsHash: true };

    /// <summary>Whether the path leads into a folder of frozen APIs, to whatever file there.</summary>
    public static bool IsBelowFolder(string path)
    {
        string[] parts = path.Replace('\\', '/').Split('/');
        return Array.IndexOf(parts, Folder) is >= 0 and int folder && folder < parts.Length - 1;
    }
}
