namespace Binder.Aidl.Tests.Generator;

/// <summary>Where the sources are that tests read: the tests' build output lies inside the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Binder.Aidl.sln")))
            directory = directory.Parent;

        return directory?.FullName ?? throw new InvalidOperationException($"No Binder.Aidl.sln above {AppContext.BaseDirectory}.");
    }
}
