using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Devices.Shared;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>
/// A daemon under processes of several users that send it mutated command buffers and frames. It has to serve others meanwhile, to stay
/// within what it grants, and to hold nothing once they are gone.
/// </summary>
internal sealed class HostileRun : IDisposable
{
    private const UnixFileMode Anybody = (UnixFileMode)0b110_110_110;
    private const int ProcessesPerUser = 16;
    private const int ThreadsPerProcess = 8;
    private const int Connections = 256;
    private const string Area = "/memfd:binder";

    private static readonly uint[] Users = [0, 1, 65_533, 65_534];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("binder-");
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly BinderDaemon _daemon;
    private readonly string _path;
    private int _lastPid;
    private int _ended;

    public HostileRun()
    {
        _directory.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        _path = Path.Combine(_directory.FullName, "binder.sock");
        _daemon = new BinderDaemon(new BinderDaemonOptions
        {
            SocketPath = _path,
            SocketMode = Anybody,
            MaxConnections = Connections,
            MaxProcessesPerUser = ProcessesPerUser,
            MaxThreadsPerProcess = ThreadsPerProcess,
            NumberProcess = _ => ++_lastPid,
            Log = Note,
            LogCapacity = int.MaxValue,
        });
        _daemon.Start();
    }

    /// <summary>Runs.</summary>
    /// <param name="seed">Repeats what every client sends.</param>
    /// <param name="count">Buffers and frames in all.</param>
    /// <returns>A line that tells about it.</returns>
    /// <exception cref="ConformanceException">The daemon did what it must not.</exception>
    public static string Run(int seed, int count)
    {
        using HostileRun run = new();
        return run.Attack(seed, count);
    }

    public void Dispose()
    {
        _daemon.Dispose();
        _directory.Delete(recursive: true);
    }

    private string Attack(int seed, int count)
    {
        Stopwatch watch = Stopwatch.StartNew();
        uint[] users = Environment.IsPrivilegedProcess ? Users : [Worker.Native.geteuid(), Worker.Native.geteuid()];
        Task<DaemonState> exceeded = _daemon.Until(state => !IsWithinLimits(state, users.Length));
        int held = Held();
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        int calls = 0;
        int repeated;
        using (HonestPair honest = new(_path, managerPid: 1))
        {
            Process[] clients = [.. users.Select((user, index) => StartClient(user, seed, index, count / users.Length))];
            do
            {
                honest.Call();
                calls++;
            }
            while (clients.Any(static client => !client.HasExited));
            repeated = honest.Repeated;

            foreach (Process client in clients)
            {
                Check.Equal(0, client.ExitCode, "the end of a client");
                client.Dispose();
            }
        }

        DaemonState left = _daemon.Until(static state => state is { Connections: 0, Files: 0 }).WaitAsync(TimeSpan.FromSeconds(60)).GetAwaiter().GetResult();
        _daemon.FlushLog();
        Check.Equal(default, left, "what the daemon still holds");
        Check.True(!exceeded.IsCompleted, "the daemon granted more than its limits");
        Check.True(_faults.IsEmpty, "the daemon failed: " + string.Join('\n', _faults.Take(3)));
        int stillHeld = Held();
        Check.True(stillHeld <= held, $"{held} sockets, areas and processes before, {stillHeld} now");
        long grown = GC.GetTotalMemory(forceFullCollection: true) - memory;
        Check.True(grown < 16 << 20, $"{grown} bytes are left");
        return $"{count / users.Length * users.Length} mutated buffers and frames of {users.Length} clients (uid {string.Join(", ", users)}), seed {seed}: "
            + $"{_ended} connections ended by the daemon, {calls} honest calls answered ({repeated} repeated), nothing left, {watch.Elapsed.TotalSeconds:F0} s";
    }

    private static bool IsWithinLimits(DaemonState state, int users) =>
        state.Connections <= Connections
        && state.Driver.Processes <= ProcessesPerUser * users
        && state.Driver.Threads <= ProcessesPerUser * users * ThreadsPerProcess
        && state.Driver.BufferBytes <= (long)ProcessesPerUser * users * Protocol.BinderProtocol.MaxAreaSize;

    // Sockets, areas, processes; files of the runtime come and go. Counted without a collection first: a finalizer is no owner.
    private static int Held() =>
        Directory.GetFiles("/proc/self/fd").Count(static path => new FileInfo(path).LinkTarget is { } target
            && (target.StartsWith("socket:", StringComparison.Ordinal) || target.StartsWith(Area, StringComparison.Ordinal)
                || target.Contains("pidfd", StringComparison.Ordinal)))
        + File.ReadLines("/proc/self/maps").Count(static line => line.Contains(Area, StringComparison.Ordinal));

    private Process StartClient(uint user, int seed, int index, int count)
    {
        string host = Path.GetFileName(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        string[] numbers = [.. new[] { (int)user, seed, index, count }.Select(static number => number.ToString(CultureInfo.InvariantCulture))];
        return Process.Start(new ProcessStartInfo(host, [typeof(HostileRun).Assembly.Location, "hostile-client", _path, .. numbers]))!;
    }

    private void Note(string line)
    {
        _ended++;
        if (line.Contains("internal error", StringComparison.Ordinal))
            _faults.Enqueue(line);
    }
}
