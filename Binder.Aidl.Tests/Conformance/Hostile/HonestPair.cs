using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Devices.Shared;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>
/// A context manager that hands the objects that it is sent to whoever calls, so that hostile processes reach each other; and a client of
/// it, whose calls tell that the daemon still serves.
/// </summary>
internal sealed class HonestPair : IDisposable
{
    private const int Shared = 4;
    private const int Attempts = 10_000;

    private readonly HostileProcess _manager;
    private readonly HostileProcess _client;
    private readonly Thread _server;
    private readonly int _managerPid;

    /// <summary>Starts serving.</summary>
    /// <param name="managerPid">The manager's number to the daemon.</param>
    public HonestPair(string path, int managerPid)
    {
        _managerPid = managerPid;
        _manager = HostileProcess.Open(path);
        _client = HostileProcess.Open(path);
        flat_binder_object node = new() { type = BinderObjectType.BINDER_TYPE_BINDER, flags = FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS };
        Check.Equal(Errno.None, Control(_manager, ControlOperation.SetContextManager, node), "SET_CONTEXT_MGR");
        _server = new Thread(Serve) { IsBackground = true, Name = "honest manager" };
        _server.Start();
    }

    /// <summary>How many calls had to be repeated: the manager was frozen, or its area full.</summary>
    public int Repeated { get; private set; }

    /// <summary>A call that has to be answered.</summary>
    public void Call()
    {
        for (int attempt = 0; attempt < Attempts; attempt++, Repeated++)
        {
            Received read = Exchange(_client, static (commands, _) => commands.Call(0, 1, static m => m.Filled(64)));
            if (read.Returns.Any(static returned => returned.Code == BinderReturn.BR_REPLY))
            {
                _ = Exchange(_client, (commands, _) => commands.FreeBuffer(read), readSpace: 0);
                return;
            }

            // Whoever has the right to freeze it may have done so.
            _ = Control(_client, ControlOperation.Freeze, new binder_freeze_info { pid = (uint)_managerPid, enable = 0 });
        }

        throw new ConformanceException($"{Attempts} calls of an honest client failed, one after the other");
    }

    public void Dispose()
    {
        _client.Dispose();
        _manager.Thread.Shutdown();
        _server.Join();
        _manager.Dispose();
    }

    private void Serve()
    {
        Received? work = null;
        try
        {
            while (true)
                work = Exchange(_manager, (commands, _) => Answer(commands, work));
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    // Handles are numbered from 1 on: what it was sent is among the first ones, for as long as it acquires them.
    private static void Answer(Commands commands, Received? work)
    {
        if (work is not { HasTransaction: true })
        {
            commands.EnterLooper();
            return;
        }

        for (uint handle = 1; handle <= Shared; handle++)
            commands.Acquire(handle);
        commands.FreeBuffer(work); // a reply that fails stops the stream
        binder_transaction_data data = work.Transaction.Data;
        if ((data.flags & TransactionFlag.TF_ONE_WAY) == 0)
        {
            uint handle = data.code % (Shared + 1);
            commands.Reply(0, m => _ = handle == 0 ? m : m.Handle(handle));
        }
    }

    private static Received Exchange(HostileProcess process, Action<Commands, ISpace> build, uint readSpace = 256)
    {
        FrameSpace space = new();
        byte[] commands = Commands.Build(space, c => build(c, space));
        if (!process.Thread.TrySend(space.Frame(commands, readSpace, WriteReadFlags.UntilWork, descriptors: 0)))
            throw new IOException("The daemon ended an honest connection.");

        WriteReadResultFrame result = process.Thread.Receive<WriteReadResultFrame>();
        byte[] returns = process.Thread.Receive((int)result.ReadSize);
        _ = process.Thread.Receive((result.SlotCount * sizeof(ulong)) + (result.CloseCount * sizeof(uint)));
        return new Received(space, (Errno)result.Errno, returns, returns.Length);
    }

    private static Errno Control<T>(HostileProcess process, ControlOperation operation, T argument)
        where T : unmanaged
    {
        ControlFrame request = new()
        {
            Header = new FrameHeader(Unsafe.SizeOf<ControlFrame>(), FrameType.Control),
            OperationOrErrno = (uint)operation,
        };
        MemoryMarshal.Write(request.Argument, argument);
        _ = process.Control.TrySend(HostileSocket.Bytes(request));
        return (Errno)process.Control.Receive<ControlFrame>().OperationOrErrno;
    }
}
