using System.Globalization;

namespace Binder.Benchmarks.Report;

/// <summary>Prints results as they arrive.</summary>
internal sealed class TablePrinter(TextWriter output)
{
    private const string Header =
        "case              route             calls     p50 us     p99 us    mean us    calls/s   client B/call   server B/call";

    internal void PrintMachine(MachineFacts machine, string plan)
    {
        output.WriteLine($"{machine.Processor}, {machine.Cores} cores, Linux {machine.Kernel}, {machine.Runtime}, {machine.Architecture}");
        output.WriteLine(Invariant($"{plan} run, load before it {machine.LoadAverage:0.00}"));
        output.WriteLine();
        output.WriteLine(Header);
        output.WriteLine(new string('-', Header.Length));
    }

    internal void PrintCase(CaseResult result)
    {
        foreach (RouteResult route in result.Routes)
            PrintRoute(result.Case, route);
        output.WriteLine();
        output.Flush();
    }

    internal void PrintGoals(IReadOnlyList<GoalResult> goals)
    {
        foreach (GoalResult goal in goals)
        {
            string verdict = goal.IsMet ? "met" : "missed";
            string spread = goal.LowerQuartile == goal.UpperQuartile
                ? ""
                : Invariant($" (half of the rounds: {goal.LowerQuartile:0.00} to {goal.UpperQuartile:0.00})");
            output.WriteLine(Invariant($"{goal.Name}: {goal.Value:0.00}, goal {goal.Goal:0.##}: {verdict}{spread}"));
        }
    }

    private void PrintRoute(string benchmark, RouteResult route)
    {
        string server = route.ServerBytesPerCall is { } bytes ? Invariant($"{bytes:0.0}") : "";
        output.WriteLine(Invariant(
            $"{benchmark,-17} {route.Route,-14} {route.Calls,8} {Microseconds(route.P50Nanoseconds),10} {Microseconds(route.P99Nanoseconds),10} ")
            + Invariant($"{Microseconds(route.MeanNanoseconds),10} {route.CallsPerSecond,10:0} {route.ClientBytesPerCall,15:0.0} {server,15}"));
    }

    private static string Microseconds(double nanoseconds) => Invariant($"{nanoseconds / 1000:0.0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
