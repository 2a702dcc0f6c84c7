using Binder;
using Binder.Aidl.Tests.Worker;

using CancellationTokenSource stop = new();
new Thread(() =>
{
    while (Console.In.Read() >= 0)
    {
    }

    stop.Cancel();
})
{ IsBackground = true }.Start();

using ProcessState process = ProcessState.Open(args[1]);
process.StartThreadPool();
ServiceManager services = new(process);
switch (args[0])
{
    case "server" or "neighbour":
        services.AddService(args[2], args[0] == "neighbour" ? new Neighbour() : new StormService());
        Console.WriteLine("ready");
        stop.Token.WaitHandle.WaitOne();
        return 0;
    case "peer":
        services.AddService(args[2], new PeerService());
        Console.WriteLine("ready");
        stop.Token.WaitHandle.WaitOne();
        return 0;
    case "client":
        StormClient client = new(services, args[2..], stop.Token);
        client.Run();
        Console.WriteLine($"calls {client.Calls} deaths {client.Deaths}");
        return 0;
    default:
        return 2;
}
