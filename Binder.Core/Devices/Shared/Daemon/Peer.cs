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
internal sealed class Peer(SafeDescriptor socket, int pid, PeerUser user)
{
    private const int FirstInput = 1024;

    public SafeDescriptor Socket { get; } = socket;

    public int Pid { get; } = pid;

    public PeerUser User { get; } = user;

    public uint Uid => User.Uid;

    public PeerRole Role { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Place in the table of peers.</summary>
    public int Slot { get; set; }

    /// <summary>Of the process, and of every of its threads.</summary>
    public PeerProcess? Process { get; set; }

    public BinderThread? Thread { get; set; }

    /// <summary>Its number, which is a thread's of its process; 0 if it gave none that is.</summary>
    public int Tid { get; set; }

    /// <summary>The nice value that its next answer tells it to take.</summary>
    public int? NextNice { get; set; }

    /// <summary>A request is under way; its peer has to be silent until the response.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>The read that is under way.</summary>
    public PendingRead Read { get; } = new();

    /// <summary>Descriptors that came with the frame so far.</summary>
    public List<HeldFile> Descriptors { get; } = [];

    /// <summary>Some of the frame's descriptors got lost because the daemon had no room.</summary>
    public bool HasLostDescriptors { get; set; }

    /// <summary>The beginning of a frame that has not come completely; its length is <see cref="InputLength"/>.</summary>
    public byte[]? Input { get; private set; }

    public int InputLength { get; set; }

    /// <summary>Keeps the beginning of a frame.</summary>
    /// <param name="most">What all frames of its user that have not come completely may take.</param>
    /// <returns>False if there is no room.</returns>
    public bool TryKeepInput(ReadOnlySpan<byte> bytes, long most)
    {
        if (!TryResize(Math.Max(FirstInput, bytes.Length), most))
            return false;
        bytes.CopyTo(Input);
        InputLength = bytes.Length;
        return true;
    }

    /// <summary>Makes room behind what came so far: never more than as much again, whatever the frame's header promises.</summary>
    public bool TryGrowInput(long most) => InputLength < Input!.Length || TryResize(InputLength * 2, most);

    /// <summary>Forgets the frame's bytes: it is done with, or never will be.</summary>
    public void DropInput()
    {
        if (Input is not null)
            Replace(null);
        InputLength = 0;
        HasLostDescriptors = false;
    }

    private bool TryResize(int length, long most)
    {
        if (User.InputBytes - (Input?.Length ?? 0) + length > most)
            return false;

        byte[] larger = ArrayPool<byte>.Shared.Rent(length);
        Input?.AsSpan(0, InputLength).CopyTo(larger);
        Replace(larger);
        return true;
    }

    private void Replace(byte[]? input)
    {
        User.InputBytes += (input?.Length ?? 0) - (Input?.Length ?? 0);
        if (Input is not null)
            ArrayPool<byte>.Shared.Return(Input);
        Input = input;
    }
}
