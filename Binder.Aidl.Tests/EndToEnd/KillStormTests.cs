using Binder.Devices.Shared;
using Xunit;

namespace Binder.Aidl.Tests.EndToEnd;

public sealed class KillStormTests(EndToEndSystem system) : IDisposable
{
    // Under an emulated kernel a process takes seconds to start.
    private static readonly int Clients = EndToEndSystem.IsKernel ? 3 : 8;
    private static readonly int Servers = EndToEndSystem.IsKernel ? 2 : 4;
    private static readonly int Kills = EndToEndSystem.IsKernel ? 12 : 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("binder-storm-").FullName;
    private readonly string[] _names = [.. Enumerable.Range(0, Servers).Select(i => $"storm.{i}")];
    private readonly ChildProcess[] _processes = new ChildProcess[Clients + Servers];

    private string Device => EndToEndSystem.IsKernel ? system.Device : $"unix:{_folder}/binder.sock";

    public void Dispose()
    {
        foreach (ChildProcess? process in _processes)
            process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task KilledProcessesTakeNothingWithThemAndLeaveNothingBehind()
    {
        if (EndToEndSystem.IsKernel)
        {
            Storm();
            using ProcessState observer = ProcessState.Open(Device);
            Assert.DoesNotContain(new ServiceManager(observer).ListServices(), name => _names.Contains(name));
            return;
        }

        using BinderDaemon daemon = new(new BinderDaemonOptions { SocketPath = BinderDaemonOptions.SocketPathOf(Device) });
        daemon.Start();
        DaemonState empty = daemon.State;
        using (ProcessState manager = ProcessState.Open(Device))
        {
            ServiceManagerService.Serve(manager);
            manager.StartThreadPool();
            Storm();
        }

        await daemon.Until(state => state == empty).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private void Storm()
    {
        for (int i = Servers + Clients - 1; i >= 0; i--)
            _processes[i] = Launch(i);
        foreach (ChildProcess process in _processes)
            process.WaitForLine("ready");

        Random random = new(20_261_120);
        for (int kill = 0; kill < Kills; kill++)
        {
            int victim = random.Next(_processes.Length);
            _processes[victim].Kill();
            _processes[victim].Dispose();
            _processes[victim] = Launch(victim);
            // A server is under load when its clients have found it; a new client says when its calls go through.
            _processes[victim].WaitForLine("ready");
        }

        int deaths = 0;
        for (int i = _processes.Length - 1; i >= 0; i--)
        {
            int exitCode = _processes[i].Stop();
            Assert.True(exitCode == 0, $"{(i < Servers ? "A server" : "A client")} ended with {exitCode}: {_processes[i].Errors}");
            if (i >= Servers)
                deaths += int.Parse(_processes[i].WaitForLine("deaths").Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.True(deaths > 0, "No client met a death: there was no load.");
    }

    private ChildProcess Launch(int index) => index < Servers
        ? ChildProcess.Start("Binder.Aidl.Tests.Worker.dll", "server", Device, _names[index])
        : ChildProcess.Start("Binder.Aidl.Tests.Worker.dll", ["client", Device, .. _names]);
}
