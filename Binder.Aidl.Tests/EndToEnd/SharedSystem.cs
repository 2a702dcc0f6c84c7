using Binder.Aidl.Tests.EndToEnd;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedSystem))]

namespace Binder.Aidl.Tests.EndToEnd;

/// <summary>A driver daemon and a service manager, in processes of their own, on a socket of their own.</summary>
public sealed class SharedSystem : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("binder-test-").FullName;
    private readonly ChildProcess _up;

    public SharedSystem()
    {
        _up = ChildProcess.Start("binder.dll", "up", "--device", Device, "--exit-with-input");
        _up.WaitForLine("binder up: ready");
    }

    public string Device => $"unix:{_folder}/binder.sock";

    public void Dispose()
    {
        _up.Stop();
        _up.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
