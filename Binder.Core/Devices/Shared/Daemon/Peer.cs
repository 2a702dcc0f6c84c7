using System.Buffers;
using Binder.Driver;
using Binder.Interop;

namespace Binder.Devices.Shared;

/// <summary>What a connection has said it is.</summary>
internal enum PeerRole
{
    Ungreeted,
    Process,
    Thread,
}

/// <summary>One accepted connection: who is there, what came so far of its next frame, and what it waits for.</summary>
internal sealed class Peer(SafeDescriptor socket, in ucred credentials)
{
    private const int FirstInput = 1024;

    public SafeDescriptor Socket { get; } = socket;

    public int Pid { get; } = credentials.pid;

    public uint Uid { get; } = credentials.uid;

    public PeerRole Role { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Place in the table of peers.</summary>
    public int Slot { get; set; }

    /// <summary>Of the process, and of every of its threads.</summary>
    public PeerProcess? Process { get; set; }

    public BinderThread? Thread { get; set; }

    /// <summary>A request is under way; its peer has to be silent until the response.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>The read that is under way.</summary>
    public PendingRead Read { get; } = new();

    /// <summary>Descriptors that came with the frame so far.</summary>
    public List<int> Descriptors { get; } = [];

    /// <summary>Some of the frame's descriptors got lost because the daemon had no room.</summary>
    public bool HasLostDescriptors { get; set; }

    /// <summary>The beginning of a frame that has not come completely; its length is <see cref="InputLength"/>.</summary>
    public byte[]? Input { get; private set; }

    public int InputLength { get; set; }

    /// <summary>Keeps the beginning of a frame.</summary>
    public void KeepInput(ReadOnlySpan<byte> bytes)
    {
        Resize(Math.Max(FirstInput, bytes.Length));
        bytes.CopyTo(Input);
        InputLength = bytes.Length;
    }

    /// <summary>Makes room behind what came so far: never more than as much again, whatever the frame's header promises.</summary>
    public byte[] GrowInput()
    {
        if (InputLength == Input!.Length)
            Resize(InputLength * 2);
        return Input;
    }

    /// <summary>Forgets the frame: it is done with, or never will be.</summary>
    public void DropInput()
    {
        DropBuffer();
        InputLength = 0;
        HasLostDescriptors = false;
        foreach (int descriptor in Descriptors)
            _ = Libc.Close(descriptor);
        Descriptors.Clear();
    }

    private void Resize(int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(length);
        Input?.AsSpan(0, InputLength).CopyTo(larger);
        DropBuffer();
        Input = larger;
    }

    private void DropBuffer()
    {
        if (Input is not null)
            ArrayPool<byte>.Shared.Return(Input);
        Input = null;
    }
}
