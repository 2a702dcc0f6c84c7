using System.CommandLine;

namespace Binder.Tool.Commands;

/// <summary><c>binder state|stats|transactions|log|failed|proc PID</c>: what the driver holds and does.</summary>
internal static class InspectCommands
{
    public static IEnumerable<Command> Create()
    {
        yield return Create("state", "Every process with its threads, nodes, references, buffers and work.", DriverView.State);
        yield return Create("stats", "Counters of commands, returns and objects.", DriverView.Stats);
        yield return Create("transactions", "The processes in which something is under way.", DriverView.Transactions);
        yield return Create("log", "The last 32 transactions.", DriverView.TransactionLog);
        yield return Create("failed", "The last 32 transactions that were refused.", DriverView.FailedTransactionLog);

        Argument<int> pid = new("PID") { Description = "The process." };
        Command process = new("proc", "One process.") { pid };
        process.Options.Add(CommonOptions.Json);
        process.SetAction(arguments => Print(arguments, DriverView.Process, arguments.GetRequiredValue(pid)));
        yield return process;
    }

    private static Command Create(string name, string description, DriverView view)
    {
        Command command = new(name, description);
        command.Options.Add(CommonOptions.Json);
        command.SetAction(arguments => Print(arguments, view, pid: 0));
        return command;
    }

    private static int Print(ParseResult arguments, DriverView view, int pid)
    {
        string text = DriverInspection.Read(
            arguments.GetValue(CommonOptions.Device), view, pid, arguments.GetValue(CommonOptions.Json));
        Console.Out.WriteLine(text.TrimEnd('\n'));
        return ExitCode.Success;
    }
}
