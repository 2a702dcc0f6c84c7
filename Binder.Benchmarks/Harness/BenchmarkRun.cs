using System.Runtime.InteropServices;
using System.Text.Json;
using Binder.Benchmarks.Measurement;
using Binder.Benchmarks.Report;

namespace Binder.Benchmarks.Harness;

/// <summary>One run: starts the processes, prints each case as its result arrives, ends the processes.</summary>
internal sealed class BenchmarkRun(BenchmarkOptions options, TextWriter output)
{
    /// <summary>How long a case may take beyond its plan before the run is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal void Execute()
    {
        BenchmarkCase[] cases = SelectCases();
        BenchmarkPlan plan = options.IsQuick ? BenchmarkPlan.Quick : BenchmarkPlan.Full;
        TablePrinter table = new(output);
        MachineFacts machine = MachineFacts.Read();
        table.PrintMachine(machine, plan.Name);
        List<CaseResult> results = [];
        foreach (IGrouping<GarbageCollection, BenchmarkCase> group in cases.GroupBy(benchmark => benchmark.Collection))
            Measure(plan, group.Key, [.. group.Select(benchmark => benchmark.Name)], table, results);

        IReadOnlyList<GoalResult> goals = GoalResult.Of(results);
        table.PrintGoals(goals);
        if (options.JsonFile is not null)
        {
            BenchmarkReport report = new(machine, plan.Name, results, goals);
            File.WriteAllText(options.JsonFile, JsonSerializer.Serialize(report, BenchmarkJson.Default.BenchmarkReport));
        }
    }

    private BenchmarkCase[] SelectCases()
    {
        // The raw limits allocate nothing: a collector of other settings makes no difference to them.
        BenchmarkCase[] candidates = [.. BenchmarkCase.All.Where(benchmark => options.WithBinder || benchmark.Collection == GarbageCollection.Usual)];
        BenchmarkCase[] selected =
            [.. candidates.Where(benchmark => benchmark.Name.Contains(options.Filter ?? "", StringComparison.OrdinalIgnoreCase))];
        return selected.Length > 0
            ? selected
            : throw new BenchmarkException(
                $"No case matches '{options.Filter}'; there are: {string.Join("; ", candidates.Select(benchmark => benchmark.Name))}.");
    }

    private void Measure(
        BenchmarkPlan plan, GarbageCollection collection, IReadOnlyList<string> cases, TablePrinter table, List<CaseResult> results)
    {
        bool isInterrupted = false;
        using ChildProcesses children = new(collection.Environment);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        ChildProcess client = StartAll(children, cases);
        foreach (string _ in cases)
        {
            string? line = client.ReadLine(plan.CaseTime(routes: 3) + Patience);
            if (line is null)
                throw new BenchmarkException(isInterrupted ? "The run was interrupted." : children.DescribeEnded());

            results.Add(JsonSerializer.Deserialize(line, BenchmarkJson.Default.CaseResult)!);
            table.PrintCase(results[^1]);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            isInterrupted = true;
            children.Kill();
        }
    }

    private ChildProcess StartAll(ChildProcesses children, IReadOnlyList<string> cases)
    {
        string echo = children.SocketPath("echo");
        string relayed = children.SocketPath("relayed");
        string relay = children.SocketPath("relay");
        children.Start(ChildRoles.Echo, echo);
        children.Start(ChildRoles.Echo, relayed);
        children.Start(ChildRoles.Relay, relay, relayed);
        ClientOptions clientOptions = new(options.IsQuick, cases, echo, relay, options.WithBinder ? StartBinder(children) : null);
        return children.Start(ChildRoles.Client, JsonSerializer.Serialize(clientOptions, BenchmarkJson.Default.ClientOptions));
    }

    /// <returns>The device.</returns>
    private string StartBinder(ChildProcesses children)
    {
        string? device = options.Device;
        if (device is null)
        {
            string daemon = children.SocketPath("binder");
            children.Start(ChildRoles.Daemon, daemon);
            device = "unix:" + daemon;
            children.Start(ChildRoles.Manager, device);
        }

        children.Start(ChildRoles.Server, device);
        return device;
    }
}
