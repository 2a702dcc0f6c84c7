using Binder.Benchmarks.Raw;
using Binder.Benchmarks.Rpc;

namespace Binder.Benchmarks.Harness;

/// <summary>
/// The child's side of <see cref="ChildProcess"/>. A child lives until its standard input ends: the harness closes it, and if the harness
/// itself is killed the kernel does.
/// </summary>
internal static class ChildMain
{
    /// <summary>The hidden first argument that makes the program one of its own children.</summary>
    internal const string Command = "child";

    internal const string ReadyLine = "ready";

    internal static int Run(string[] arguments)
    {
        new Thread(ExitWithStandardInput) { IsBackground = true, Name = "stdin" }.Start();
        switch (arguments)
        {
            case [ChildRoles.Echo, string path]:
                RawEcho.Run(path);
                break;
            case [ChildRoles.Relay, string path, string echoPath]:
                RawRelay.Run(path, echoPath);
                break;
            case [ChildRoles.Daemon, string path]:
                BenchmarkDaemon.Run(path);
                break;
            case [ChildRoles.Manager, string device]:
                BenchmarkManager.Run(device);
                break;
            case [ChildRoles.Server, string device]:
                BenchmarkServer.Run(device);
                break;
            case [ChildRoles.Client, string options]:
                BenchmarkClient.Run(options);
                break;
            default:
                throw new ArgumentException($"No such child: {string.Join(' ', arguments)}", nameof(arguments));
        }

        return 0;
    }

    /// <summary>Tells the harness that this child can be called now.</summary>
    internal static void Ready() => Console.Out.WriteLine(ReadyLine);

    private static void ExitWithStandardInput()
    {
        while (Console.In.Read() >= 0)
        {
        }

        Environment.Exit(0);
    }
}
