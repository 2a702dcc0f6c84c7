using System.Text.Json;
using Xunit;

namespace Binder.Aidl.Tests.EndToEnd;

public sealed class ToolTests(EndToEndSystem system, SharedSystem shared)
{
    private readonly string _nowhere = $"unix:{Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())}/binder.sock";

    [Fact]
    public void ListNamesServicesAndInterfaces()
    {
        using ChildProcess tool = Run("service", "list", "--device", system.Device);

        IReadOnlyList<string> lines = tool.ReadToEnd();

        Assert.Equal(0, tool.WaitForExit());
        Assert.Matches("^Found [0-9]+ services:$", lines[0]);
        Assert.Contains(lines, line => line.EndsWith("\tmanager: [android.os.IServiceManager]", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatAServiceCallsItselfCannotSpeakToTheTerminal()
    {
        using ProcessState process = ProcessState.Open(system.Device);
        process.StartThreadPool();
        string name = $"tool.{Guid.NewGuid():N}";
        new ServiceManager(process).AddService(name, new Named("a\x1b[2J\n0\tb\u202e"));
        using ChildProcess tool = Run("service", "list", "--device", system.Device);

        Assert.Contains(tool.ReadToEnd(), line => line.EndsWith($"\t{name}: [a\\u{{001B}}[2J\\u{{000A}}0\\u{{0009}}b\\u{{202E}}]", StringComparison.Ordinal));
    }

    [Fact]
    public void JsonIsOneDocument()
    {
        using ChildProcess list = Run("service", "list", "--json", "--device", system.Device);
        using ChildProcess ping = Run("service", "ping", "manager", "--json", "--device", system.Device);

        JsonElement services = JsonDocument.Parse(string.Concat(list.ReadToEnd())).RootElement;
        JsonElement answer = JsonDocument.Parse(string.Concat(ping.ReadToEnd())).RootElement;

        Assert.Contains(services.EnumerateArray(), service => service.GetProperty("name").GetString() == "manager");
        Assert.True(answer.GetProperty("alive").GetBoolean());
        Assert.True(answer.GetProperty("microseconds").GetDouble() > 0);
    }

    [Theory]
    [InlineData("check", "manager", 0, "Service manager: found")]
    [InlineData("check", "nobody", 1, "Service nobody: not found")]
    [InlineData("ping", "manager", 0, "Service manager: alive, answered in ")]
    [InlineData("ping", "nobody", 1, "Service nobody: not found")]
    public void TheExitCodeIsTheAnswer(string verb, string name, int exitCode, string text)
    {
        using ChildProcess tool = Run("service", verb, name, "--device", system.Device);

        string line = Assert.Single(tool.ReadToEnd());

        Assert.StartsWith(text, line, StringComparison.Ordinal);
        Assert.Equal(exitCode, tool.WaitForExit());
    }

    [Theory]
    [InlineData("state", "binder state:")]
    [InlineData("stats", "binder stats:")]
    [InlineData("transactions", "binder transactions:")]
    public void TheDaemonShowsItsDriver(string view, string header)
    {
        using ChildProcess text = Run(view, "--device", shared.Device);
        using ChildProcess json = Run(view, "--json", "--device", shared.Device);

        Assert.Equal(header, text.ReadToEnd()[0]);
        Assert.NotEqual(JsonValueKind.Null, JsonDocument.Parse(string.Concat(json.ReadToEnd())).RootElement.ValueKind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("--json")]
    public void AProcessThatDoesNotHaveTheDeviceOpenIsNotFound(string? form)
    {
        using ProcessState process = ProcessState.Open(shared.Device);
        using ChildProcess known = Run(["proc", $"{Environment.ProcessId}", .. Options()]);
        using ChildProcess unknown = Run(["proc", "1", .. Options()]);

        Assert.Equal(0, known.WaitForExit());
        Assert.Equal(1, unknown.WaitForExit());
        Assert.Equal(form is null ? [] : ["[]"], unknown.ReadToEnd());
        Assert.Contains("process 1 does not have the device open", unknown.Errors, StringComparison.Ordinal);

        string[] Options() => form is null ? ["--device", shared.Device] : [form, "--device", shared.Device];
    }

    [Fact]
    public void AMissingDeviceIsAMessageThatSaysWhatToRun()
    {
        using ChildProcess tool = Run("service", "list", "--device", _nowhere);

        Assert.Equal(3, tool.WaitForExit());
        Assert.Empty(tool.ReadToEnd());
        Assert.Contains(_nowhere, tool.Errors, StringComparison.Ordinal);
        Assert.Contains($"binder up --device {_nowhere}", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void ADeviceWithoutServiceManagerSaysSo()
    {
        string folder = Directory.CreateTempSubdirectory("binder-tool-").FullName;
        string device = $"unix:{folder}/binder.sock";
        using (ChildProcess driver = Run("driver", "--device", device, "--exit-with-input"))
        {
            driver.WaitForLine("serving");
            using ChildProcess tool = Run("service", "list", "--device", device);

            Assert.Equal(4, tool.WaitForExit());
            Assert.Contains("binder servicemanager", tool.Errors, StringComparison.Ordinal);
            Assert.Equal(0, driver.Stop());
        }

        Assert.False(File.Exists(Path.Combine(folder, "binder.sock")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void ASecondDriverOrServiceManagerIsRefused()
    {
        using ChildProcess driver = Run("driver", "--device", shared.Device);
        using ChildProcess manager = Run("servicemanager", "--device", system.Device);

        Assert.Equal(3, driver.WaitForExit());
        Assert.Equal(5, manager.WaitForExit());
        Assert.Contains("has a context manager already", manager.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongCommandLineIsAUsageError()
    {
        using ChildProcess tool = Run("service", "frobnicate");

        Assert.Equal(2, tool.WaitForExit());
    }

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    public void ASignalStopsEverythingCleanly(string signal)
    {
        string folder = Directory.CreateTempSubdirectory("binder-tool-").FullName;
        using (ChildProcess up = Run("up", "--device", $"unix:{folder}/binder.sock"))
        {
            up.WaitForLine("ready");
            using (System.Diagnostics.Process kill = System.Diagnostics.Process.Start(
                "kill", [signal, up.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                kill.WaitForExit();

            Assert.Equal(0, up.WaitForExit());
        }

        Assert.False(File.Exists(Path.Combine(folder, "binder.sock")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void AKilledPartIsStartedAgain()
    {
        string folder = Directory.CreateTempSubdirectory("binder-tool-").FullName;
        using (ChildProcess up = Run("up", "--device", $"unix:{folder}/binder.sock", "--exit-with-input"))
        {
            int driver = PidIn(up.WaitForLine("binder driver: serving"));
            int manager = PidIn(up.WaitForLine("binder servicemanager: serving"));
            up.WaitForLine("binder up: ready");

            Kill(manager);
            up.WaitForLine("binder servicemanager: serving");
            up.WaitForLine("binder up: ready");

            Kill(driver);
            up.WaitForLine("binder driver: serving");
            up.WaitForLine("binder up: ready");
            Assert.Equal(0, up.Stop());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void TheGettingStartedTrioGreets()
    {
        using ChildProcess server = ChildProcess.Start("Server.dll", system.Device, []);
        using ChildProcess client = ChildProcess.Start("Client.dll", system.Device, ["reader"]);

        string greeting = Assert.Single(client.ReadToEnd());

        Assert.Equal($"Hello reader, I am process {server.Id} and you are process {client.Id}.", greeting);
    }

    private static int PidIn(string serving) =>
        int.Parse(serving[(serving.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private static void Kill(int pid)
    {
        using System.Diagnostics.Process process = System.Diagnostics.Process.GetProcessById(pid);
        process.Kill();
    }

    private sealed class Named(string descriptor) : BBinder
    {
        public override string InterfaceDescriptor => descriptor;
    }

    private static ChildProcess Run(params string[] arguments) => ChildProcess.Start("binder.dll", arguments);
}
