using Binder.Aidl.Tests.EndToEnd;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedSystem))]

namespace Binder.Aidl.Tests.EndToEnd;

/// <summary>A driver daemon and a service manager, in processes of their own, on a socket of their own, from the first use on.</summary>
public sealed class SharedSystem : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("binder-test-").FullName;
    private readonly Lazy<ChildProcess> _up;

    public SharedSystem() => _up = new Lazy<ChildProcess>(Start);

    public string Device
    {
        get
        {
            _ = _up.Value;
            return Name;
        }
    }

    private string Name => $"unix:{_folder}/binder.sock";

    public void Dispose()
    {
        if (_up.IsValueCreated)
        {
            _up.Value.Stop();
            _up.Value.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private ChildProcess Start()
    {
        ChildProcess up = ChildProcess.Start("binder.dll", "up", "--device", Name, "--exit-with-input");
        up.WaitForLine("binder up: ready");
        return up;
    }
}
