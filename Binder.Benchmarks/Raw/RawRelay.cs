using Binder.Benchmarks.Harness;

namespace Binder.Benchmarks.Raw;

/// <summary>
/// The process in the middle of the four-hop limit. It stores each message whole and then forwards it, as every broker does that has to
/// look at a message before it knows where it goes.
/// </summary>
internal static class RawRelay
{
    internal static void Run(string path, string echoPath)
    {
        using RawSocket listener = RawSocket.Listen(path);
        ChildMain.Ready();
        while (true)
        {
            using RawConnection? client = RawConnection.Accept(listener);
            if (client is not null)
                Forward(client, echoPath);
        }
    }

    private static void Forward(RawConnection client, string echoPath)
    {
        byte[] message = client.Message;
        using RawConnection server = RawConnection.Connect(echoPath, message.Length);
        while (client.TryReceive())
        {
            server.Send(message);
            if (!server.TryReceive(message))
                throw new IOException("The echo process closed the connection.");
            client.Send();
        }
    }
}
