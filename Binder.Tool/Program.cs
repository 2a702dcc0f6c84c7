using System.CommandLine;
using Binder.Tool.Aidl;
using Binder.Tool.Commands;

RootCommand root = new("Binder for .NET: the driver daemon, the service manager, and tools that look at a running system.");
root.Options.Add(CommonOptions.Device);
root.Subcommands.Add(DriverCommand.Create());
root.Subcommands.Add(ServiceManagerCommand.Create());
root.Subcommands.Add(UpCommand.Create());
root.Subcommands.Add(ServiceCommand.Create());
foreach (Command inspect in InspectCommands.Create())
    root.Subcommands.Add(inspect);
root.Subcommands.Add(DoctorCommand.Create());
root.Subcommands.Add(AidlCommand.Create());

ParseResult arguments = root.Parse(args);
if (arguments.Errors.Count == 0)
    return Failures.Report(() => arguments.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));

arguments.Invoke();
return ExitCode.Usage;
