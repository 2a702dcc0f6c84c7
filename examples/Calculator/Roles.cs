using Binder;

namespace Calculator;

/// <summary>The other processes. Each ends when its standard input does, so that none outlives the client.</summary>
internal static class Roles
{
    public static int RunDriver(string device)
    {
        using BinderDaemon daemon = new(new BinderDaemonOptions
        {
            SocketPath = BinderDaemonOptions.SocketPathOf(device),
            Log = Console.Error.WriteLine,
        });
        daemon.Start();
        Say.Line("driver", "ready");
        WaitForEndOfInput();
        return 0;
    }

    public static int RunServiceManager(string device)
    {
        using ProcessState process = ProcessState.Open(device);
        ServiceManagerService.Serve(process);
        return Serve(process, "service manager");
    }

    public static int RunServer(string device)
    {
        using ProcessState process = ProcessState.Open(device);
        ServiceManager services = new(process);
        services.AddService("calculator", new CalculatorService(services));
        return Serve(process, "server");
    }

    public static int RunAuditor(string device)
    {
        using ProcessState process = ProcessState.Open(device);
        new ServiceManager(process).AddService("auditor", new Auditor());
        return Serve(process, "auditor");
    }

    public static int Refuse(string[] arguments)
    {
        Console.Error.WriteLine($"Calculator takes no arguments; '{string.Join(' ', arguments)}' is not one of its inner roles.");
        return 2;
    }

    private static int Serve(ProcessState process, string role)
    {
        process.StartThreadPool();
        Say.Line(role, "ready");
        WaitForEndOfInput();
        return 0;
    }

    private static void WaitForEndOfInput()
    {
        while (Console.In.Read() >= 0)
        {
        }
    }
}
