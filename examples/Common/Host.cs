using Binder;

namespace Examples;

/// <summary>The processes that serve others. Each ends when its standard input does, so that none outlives the client that started it.</summary>
internal static class Host
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

    /// <summary>Adds services and answers calls to them.</summary>
    public static int Serve(string device, string role, Action<ServiceManager> addServices)
    {
        using ProcessState process = ProcessState.Open(device);
        addServices(new ServiceManager(process));
        return Serve(process, role);
    }

    public static int Refuse(string[] arguments)
    {
        Console.Error.WriteLine($"This example takes no arguments; '{string.Join(' ', arguments)}' is not one of its inner roles.");
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
