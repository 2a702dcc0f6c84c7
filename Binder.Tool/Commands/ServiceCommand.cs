using System.CommandLine;
using System.Diagnostics;

namespace Binder.Tool.Commands;

/// <summary><c>binder service</c>: asks the service manager about services.</summary>
internal static class ServiceCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "The service's name." };
        Command list = new("list", "List the services with their interfaces.");
        list.SetAction(static arguments => With(arguments, List));
        Command check = new("check", "Say whether a service is registered; exit code 1 if not.") { name };
        check.SetAction(arguments => With(arguments, (manager, output) => Check(manager, output, arguments.GetRequiredValue(name))));
        Command ping = new("ping", "Call a service and time the answer; exit code 1 if it does not answer.") { name };
        ping.SetAction(arguments => With(arguments, (manager, output) => Ping(manager, output, arguments.GetRequiredValue(name))));

        Command command = new("service", "Look at the services of a device.") { list, check, ping };
        command.Options.Add(CommonOptions.Json);
        return command;
    }

    private static int With(ParseResult arguments, Func<ServiceManager, ServiceOutput, int> action)
    {
        using ProcessState process = ProcessState.Open(arguments.GetValue(CommonOptions.Device));
        if (process.GetContextObject() is null)
            throw new NoServiceManagerException(process.Device);
        return action(new ServiceManager(process), new ServiceOutput(Console.Out, arguments.GetValue(CommonOptions.Json)));
    }

    private static int List(ServiceManager manager, ServiceOutput output)
    {
        List<ServiceListing> services = [];
        foreach (ServiceDebugInfo service in manager.GetServiceDebugInfo())
            services.Add(new ServiceListing(service.Name, DescriptorOf(manager, service.Name), service.DebugPid));
        output.WriteList(services);
        return ExitCode.Success;
    }

    private static int Check(ServiceManager manager, ServiceOutput output, string name)
    {
        bool found = manager.CheckService(name) is not null;
        output.WriteCheck(new ServiceCheck(name, found));
        return found ? ExitCode.Success : ExitCode.Negative;
    }

    private static int Ping(ServiceManager manager, ServiceOutput output, string name)
    {
        IBinder? service = manager.CheckService(name);
        long start = Stopwatch.GetTimestamp();
        bool answers = service is not null && service.Ping();
        double microseconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalMicroseconds, 1);
        output.WritePing(new ServicePing(name, service is not null, answers, answers ? microseconds : null));
        return answers ? ExitCode.Success : ExitCode.Negative;
    }

    private static string DescriptorOf(ServiceManager manager, string name)
    {
        try
        {
            return manager.CheckService(name)?.InterfaceDescriptor ?? "";
        }
        catch (Exception e) when (e is RemoteException or ParcelException)
        {
            return "";
        }
    }
}
