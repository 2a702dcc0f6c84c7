using System.Text.Json;
using Binder.Aidl.Tests.EndToEnd;
using Binder.Devices;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Kernel;

/// <summary>Real processes on the kernel's devices.</summary>
[Collection(KernelTests.Name)]
public sealed class KernelProcessTests(KernelSystem system)
{
    [Fact]
    public void TheExampleShowsItselfInFourProcesses()
    {
        _ = system.Device;
        using ChildProcess example = ChildProcess.Start("Calculator.dll", "/dev/hwbinder", []);

        IReadOnlyList<string> lines = example.ReadToEnd();

        Assert.Equal(0, example.WaitForExit());
        Assert.Matches("^Calculator example: [0-9]+ checks passed$", lines[^1]);
        Assert.DoesNotContain(lines, line => line.Contains("FAILED", StringComparison.Ordinal));
        Assert.Equal(4, lines.SkipLast(1).Select(line => line[..8]).Distinct().Count());
    }

    [Fact]
    public void TheKernelsDeviceIsTheDefault()
    {
        _ = system.Device;
        using ChildProcess tool = ChildProcess.Start("binder.dll", "", ["service", "check", "manager"]);

        Assert.Equal(0, tool.WaitForExit());
    }

    [Fact]
    public void DoctorFindsTheDevices()
    {
        string device = system.Device;
        using ChildProcess tool = ChildProcess.Start("binder.dll", "", ["doctor", "--json"]);

        JsonElement diagnosis = JsonDocument.Parse(string.Concat(tool.ReadToEnd())).RootElement;

        Assert.Equal(0, tool.WaitForExit());
        Assert.Equal(device, diagnosis.GetProperty("usable")[0].GetString());
        Assert.Contains(diagnosis.GetProperty("findings").EnumerateArray(), finding =>
            finding.GetProperty("check").GetString() == "service manager" && finding.GetProperty("verdict").GetString() == "ok");
    }

    [Fact]
    public void AFrozenProcessIsAnExceptionOfItsOwn()
    {
        using ProcessState process = ProcessState.Open(system.Device);
        using BinderConnection freezer = BinderDevice.Open(system.Device);
        IServiceManager manager = process.GetContextObject()!.As<IServiceManager>();

        Assert.Equal(Errno.None, freezer.Freeze(new binder_freeze_info { pid = (uint)system.ManagerPid, enable = 1, timeout_ms = 1000 }));
        FrozenObjectException e = Assert.Throws<FrozenObjectException>(() => manager.ListServices(IServiceManager.DumpFlagPriorityAll));
        Assert.Equal(Errno.None, freezer.Freeze(new binder_freeze_info { pid = (uint)system.ManagerPid, enable = 0 }));

        Assert.Contains("frozen", e.Message, StringComparison.Ordinal);
        Assert.NotEmpty(manager.ListServices(IServiceManager.DumpFlagPriorityAll));
    }

    [Fact]
    public void KilledProcessesAreReplacedAndNothingHangs()
    {
        const int Kills = 6;
        string device = system.Device;
        using ChildProcess client = ChildProcess.Start("Binder.Aidl.Tests.Worker.dll", "client", device, "kernel.storm");
        ChildProcess server = StartServer(device);
        client.WaitForLine("ready");
        for (int i = 0; i < Kills; i++)
        {
            server.Kill();
            server.Dispose();
            server = StartServer(device);
        }

        using ChildProcess second = ChildProcess.Start("Binder.Aidl.Tests.Worker.dll", "client", device, "kernel.storm");
        second.WaitForLine("ready");
        Assert.Equal(0, second.Stop());
        Assert.Equal(0, client.Stop());
        Assert.DoesNotContain("deaths 0", client.WaitForLine("deaths"), StringComparison.Ordinal);
        Assert.Equal(0, server.Stop());
        server.Dispose();
    }

    private static ChildProcess StartServer(string device)
    {
        ChildProcess server = ChildProcess.Start("Binder.Aidl.Tests.Worker.dll", "server", device, "kernel.storm");
        server.WaitForLine("ready");
        return server;
    }
}
