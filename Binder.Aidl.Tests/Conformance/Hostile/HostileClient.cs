using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Binder.Aidl.Tests.Conformance.Worker;
using Binder.Devices.Shared;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>A process that sends the daemon what it should not. What it sends depends on the seed and the number alone.</summary>
internal sealed class HostileClient : IDisposable
{
    private const int MaxDescriptors = 3;

    private readonly string _path;
    private readonly int _seed;
    private readonly int _index;
    private readonly HostileProcess _guard;
    private HostileProcess? _process; // its frames are in order, its commands are not
    private HostileProcess? _victim; // its frames are not

    private HostileClient(string path, int seed, int index)
    {
        (_path, _seed, _index) = (path, seed, index);
        _guard = HostileProcess.Open(path);
    }

    /// <summary>Becomes a user, and does its part of a run.</summary>
    public static int Run(string path, uint uid, int seed, int index, int count)
    {
        if (uid != Native.geteuid() && Native.setresuid(uid, uid, uid) != 0)
            throw new InvalidOperationException($"setresuid({uid}): {Native.LastError}");

        using HostileClient client = new(path, seed, index);
        for (int number = 0; number < count; number++)
            client.Attack(Dice.Of(seed, index, number));
        return 0;
    }

    public void Dispose()
    {
        _process?.Dispose();
        _victim?.Dispose();
        _guard.Dispose();
    }

    private void Attack(Dice dice)
    {
        int descriptors = dice.OneIn(8) ? dice.Below(MaxDescriptors + 1) : 0;
        switch (dice.Below(16))
        {
            case 0:
                Greet(dice, descriptors);
                break;
            case 1:
                Send(ref _victim, static process => process.Control, Spoil(Control(dice), dice), descriptors);
                break;
            case 2 or 3:
                Send(ref _victim, static process => process.Thread, Spoil(WriteRead(dice, descriptors, spoils: false), dice), descriptors);
                break;
            case 4 when dice.OneIn(4):
                Send(ref _victim, static process => process.Thread, Control(dice), descriptors); // good, in the wrong place
                break;
            case 4:
                Send(ref _process, static process => process.Control, Control(dice), descriptors: 0);
                break;
            default:
                Send(ref _process, static process => process.Thread, WriteRead(dice, descriptors, spoils: true), descriptors);
                break;
        }

        if (dice.OneIn(64))
            End(ref _process);
    }

    private void Greet(Dice dice, int descriptors)
    {
        byte[] hello = dice.Below(3) switch
        {
            0 => HostileSocket.Bytes(HostileSocket.Hello with { ProbeAddress = dice.Next(), ProbeValue = dice.Next(), ProbeDescriptor = dice.Below(64) }),
            1 => HostileSocket.Bytes(HostileSocket.ThreadHello((_process ??= HostileProcess.Open(_path)).Welcome, 1 + dice.Below(4))),
            _ => HostileSocket.Bytes(new InspectFrame
            {
                Header = new FrameHeader(Unsafe.SizeOf<InspectFrame>(), FrameType.Inspect),
                Magic = SharedProtocol.Magic,
                Version = SharedProtocol.Version,
            }),
        };
        using HostileSocket socket = new(_path);
        _ = socket.TrySend(Spoil(hello, dice), descriptors);
        AwaitTurn();
        _ = socket.TryTakeAnswer(out _);
    }

    private static byte[] Control(Dice dice)
    {
        if (dice.OneIn(4))
        {
            return HostileSocket.Bytes(new MapFrame
            {
                Header = new FrameHeader(Unsafe.SizeOf<MapFrame>(), FrameType.Map),
                Address = dice.Next(),
                Size = (uint)dice.Pick(0, 4096, 1 << 20, -1),
            });
        }

        ControlFrame frame = new()
        {
            Header = new FrameHeader(Unsafe.SizeOf<ControlFrame>(), FrameType.Control),
            OperationOrErrno = (uint)(1 + dice.Below(9)),
        };
        BinaryPrimitives.WriteInt32LittleEndian(frame.Argument, dice.Below(16)); // a pid, a count, the start of a node
        return HostileSocket.Bytes(frame);
    }

    /// <param name="spoils">Whether the commands are changed, in a frame that is in order.</param>
    private static byte[] WriteRead(Dice dice, int descriptors, bool spoils)
    {
        FrameSpace space = new();
        byte[] commands = PlausibleCommands.Build(space, dice, descriptors);
        if (spoils && dice.OneIn(2))
            commands = Mutation.Of(commands, PlausibleCommands.Build(space, dice, descriptors), dice);
        WriteReadFlags flags = WriteReadFlags.NonBlocking;
        if (dice.OneIn(32))
            flags = (WriteReadFlags)dice.Below(16);
        return space.Frame(commands, (uint)dice.Pick(0, 4, 79, 256, 256, 256, 4096, -1), flags, descriptors);
    }

    // Most changed frames get their true length back, so that the daemon looks further than at that.
    private static byte[] Spoil(byte[] frame, Dice dice)
    {
        byte[] changed = Mutation.Of(frame, frame, dice);
        if (changed.Length >= FrameHeader.Size && !dice.OneIn(4))
            BinaryPrimitives.WriteInt32LittleEndian(changed, changed.Length);
        return changed;
    }

    private void Send(ref HostileProcess? process, Func<HostileProcess, HostileSocket> choose, byte[] frame, int descriptors)
    {
        process ??= HostileProcess.Open(_path);
        HostileSocket socket = choose(process);
        bool isOpen = socket.TrySend(frame, descriptors);
        AwaitTurn();

        // Without an answer the daemon waits for the rest of a frame, or for something to read: nothing more can be sent there.
        if (!isOpen || !socket.TryTakeAnswer(out int length) || length == 0)
            End(ref process);
    }

    // The daemon takes one event after the other: when it answers here, it is through with what came before.
    private void AwaitTurn()
    {
        _ = _guard.Thread.TrySend(HostileSocket.Bytes(new FrameHeader(FrameHeader.Size, FrameType.ExtendedError)));
        ExtendedErrorFrame answer = _guard.Thread.Receive<ExtendedErrorFrame>();
        if (answer.Header.Type != FrameType.ExtendedErrorResult)
            throw new InvalidOperationException($"The daemon answers {answer.Header.Type} in seed {_seed}, client {_index}.");
    }

    private static void End(ref HostileProcess? process)
    {
        process?.Dispose();
        process = null;
    }
}
