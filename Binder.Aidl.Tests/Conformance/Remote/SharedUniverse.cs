using Binder.Aidl.Tests.Conformance.Worlds;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>The shared device: a daemon of this process for each scenario, and worker processes that connect to it.</summary>
internal sealed class SharedUniverse : IUniverse
{
    private readonly DirectoryInfo _directory = MakeDirectory();
    private readonly WorkerPool _pool = new();
    private int _lastWorld;

    public IWorld Begin() => new SharedWorld(_pool, Path.Combine(_directory.FullName, $"{++_lastWorld}.sock"));

    private static DirectoryInfo MakeDirectory()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("binder-");
        directory.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute; // scenarios have several users
        return directory;
    }

    public void Dispose()
    {
        _pool.Dispose();
        _directory.Delete(recursive: true);
    }
}
