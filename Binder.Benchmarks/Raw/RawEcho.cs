using Binder.Benchmarks.Harness;

namespace Binder.Benchmarks.Raw;

/// <summary>The process at the far end of a raw limit: sends every message back. Serves one connection after the other.</summary>
internal static class RawEcho
{
    internal static void Run(string path)
    {
        using RawSocket listener = RawSocket.Listen(path);
        ChildMain.Ready();
        while (true)
        {
            using RawConnection? client = RawConnection.Accept(listener);
            while (client is not null && client.TryReceive())
                client.Send();
        }
    }
}
