using System.Diagnostics;
using Binder;
using Examples;
using static Examples.Checks;

namespace Calculator;

/// <summary>The client: starts the others, calls the server in every way, and checks what comes back.</summary>
internal static class Client
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static int Run()
    {
        using (Cast cast = new())
        {
            if (cast.NeedsDriver)
                cast.Start("driver");
            cast.Start("service manager");
            Process server = cast.Start("server");
            Process auditor = cast.Start("auditor");
            using ProcessState process = ProcessState.Open(cast.Device);
            process.StartThreadPool();
            Play(process, server, auditor);
        }

        return Summarize("Calculator");
    }

    private static void Play(ProcessState process, Process server, Process auditor)
    {
        ServiceManager services = new(process);
        ICalculator calculator = services.WaitForService<ICalculator>("calculator");
        CallAndReturn(calculator);
        Fail(calculator);
        CallBack(calculator);
        CallOneway(calculator);
        HandOver(calculator, auditor);
        ShowCaller(calculator, process);
        Die(services, calculator, server);
    }

    private static void CallAndReturn(ICalculator calculator)
    {
        int sum = calculator.Add(2, 3);
        Check(sum == 5, $"a typed call: 2 + 3 = {sum}");

        calculator.Divide(17, 5, out int quotient, out int remainder);
        Check((quotient, remainder) == (3, 2), $"out results: 17 / 5 = {quotient} remainder {remainder}");

        int value = 21;
        calculator.Scale(ref value, 2);
        Check(value == 42, $"a ref result: 21 scaled by 2 is {value}");

        double mean = calculator.MeanAsync([1, 2, 6]).GetAwaiter().GetResult();
        Check(mean == 3, $"an asynchronous call: the mean of 1, 2 and 6 is {mean}");
    }

    private static void Fail(ICalculator calculator)
    {
        try
        {
            calculator.Divide(1, 0, out _, out _);
            Check(false, "an exception crosses the process border");
        }
        catch (ArgumentException e)
        {
            Check(e.Message == "Cannot divide by zero.", $"an exception crosses with type and message: {e.GetType().Name}: {e.Message}");
        }
    }

    private static void CallBack(ICalculator calculator)
    {
        Listener listener = new();
        calculator.Watch(listener);
        calculator.Add(20, 22);
        Check(listener.Sum.Wait(Patience) && listener.Sum.Result == 42, "a callback from server to client: the sum was 42");

        AddsOne operation = new(calculator);
        int result = calculator.Apply(operation, 6);
        Check(
            result == 7 && operation.Thread == Environment.CurrentManagedThreadId,
            $"a nested call, client to server to client to server, on the waiting thread {operation.Thread}: 6 became {result}");
    }

    private static void CallOneway(ICalculator calculator)
    {
        int[] numbers = [.. Enumerable.Range(1, 100)];
        foreach (int number in numbers)
            calculator.Remember(number);
        Listener listener = new();
        calculator.Recall(listener);
        Check(listener.Recalled.Wait(Patience) && listener.Recalled.Result.SequenceEqual(numbers), "100 one-way calls arrived in order");
    }

    private static void HandOver(ICalculator calculator, Process auditor)
    {
        Tally tally = new();
        calculator.SendToAudit(tally);
        Check(tally.CountedBy == auditor.Id, $"an object went through the server to process {tally.CountedBy}, which called it here");
    }

    private static void ShowCaller(ICalculator calculator, ProcessState process)
    {
        Caller caller = calculator.WhoIsCalling();
        Check(
            caller.Pid == Environment.ProcessId && caller.Uid == process.CurrentThread.CallingUid,
            $"the server saw pid {caller.Pid} and uid {caller.Uid}");
    }

    private static void Die(ServiceManager services, ICalculator calculator, Process server)
    {
        DeathWatch watch = new();
        calculator.AsBinder().LinkToDeath(watch);
        Say.Line("client", $"killing the server, process {server.Id}, with SIGKILL");
        server.Kill();
        Check(watch.Died.Wait(Patience), "a death notification came");

        try
        {
            calculator.Add(1, 1);
            Check(false, "the next call fails with DeadObjectException");
        }
        catch (DeadObjectException e)
        {
            Check(true, $"the next call fails with {e.GetType().Name}: {e.Message}");
        }

        IReadOnlyList<string> names = services.ListServices();
        Check(!names.Contains("calculator"), $"the service is gone; listServices has {string.Join(", ", names)}");
    }
}
