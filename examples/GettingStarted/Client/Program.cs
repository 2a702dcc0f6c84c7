using Binder;
using GettingStarted;

IGreeter greeter = ServiceManager.Default.WaitForService<IGreeter>("greeter");
Console.WriteLine(greeter.Greet(args is [string name, ..] ? name : "world"));
