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
        process.SetAction(arguments => PrintProcess(arguments, arguments.GetRequiredValue(pid)));
        yield return process;
    }

    private static Command Create(string name, string description, DriverView view)
    {
        Command command = new(name, description);
        command.Options.Add(CommonOptions.Json);
        command.SetAction(arguments => Print(Read(arguments, view, pid: 0)));
        return command;
    }

    private static int PrintProcess(ParseResult arguments, int pid)
    {
        string text = Read(arguments, DriverView.Process, pid);
        bool isJson = arguments.GetValue(CommonOptions.Json);
        bool isThere = isJson ? text != "[]" : text.Contains('\n', StringComparison.Ordinal); // else a heading alone
        if (isThere || isJson)
            Print(text);
        if (isThere)
            return ExitCode.Success;

        Console.Error.WriteLine($"binder: process {pid} does not have the device open; `binder state` lists those that have");
        return ExitCode.Negative;
    }

    private static string Read(ParseResult arguments, DriverView view, int pid) =>
        DriverInspection.Read(arguments.GetValue(CommonOptions.Device), view, pid, arguments.GetValue(CommonOptions.Json)).TrimEnd('\n');

    private static int Print(string text)
    {
        Console.Out.WriteLine(text);
        return ExitCode.Success;
    }
}
