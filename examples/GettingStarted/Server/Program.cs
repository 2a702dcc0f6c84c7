using Binder;
using GettingStarted;

ServiceManager.Default.AddService("greeter", new Greeter());
Console.WriteLine($"The greeter serves {ProcessState.Self.Device}; stop it with Ctrl+C.");
IPCThreadState.Self.JoinThreadPool();

internal sealed class Greeter : BnGreeter
{
    public override string Greet(string name) =>
        $"Hello {name}, I am process {Environment.ProcessId} and you are process {IPCThreadState.Self.CallingPid}.";
}
