using Binder;
using Binder.Aidl.Tests.Trimmed;

const string Name = "test.trimmed";

switch (args)
{
    case ["alone"]:
        string device = $"inproc:{Guid.NewGuid():N}";
        using (ProcessState server = ProcessState.Open(device))
        using (ProcessState client = ProcessState.Open(device))
        {
            server.BecomeContextManager(new Gauges());
            server.StartThreadPool();
            client.StartThreadPool();
            Report(IGauges.AsInterface(client.GetContextObject()!));
        }

        return 0;
    case ["serve", string shared]:
        using (ProcessState server = ProcessState.Open(shared))
        {
            server.StartThreadPool();
            new ServiceManager(server).AddService(Name, new Gauges());
            Console.WriteLine("serving");
            Console.In.ReadToEnd();
        }

        return 0;
    case ["call", string shared]:
        using (ProcessState client = ProcessState.Open(shared))
        {
            client.StartThreadPool();
            Report(new ServiceManager(client).WaitForService<IGauges>(Name));
        }

        return 0;
    default:
        Console.Error.WriteLine("Usage: alone | serve DEVICE | call DEVICE");
        return 2;
}

static void Report(IGauges gauges) => Console.WriteLine($"{new Client(gauges).Run()} checks passed");
