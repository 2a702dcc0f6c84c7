using System.Runtime.CompilerServices;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Notes what the driver wants done: threads to wake, descriptors to hand over, descriptors to close.</summary>
/// <param name="users">Whose descriptors are held.</param>
internal sealed unsafe class DaemonHost(DaemonLimits limits, PeerUsers users, DescriptorCloser closer) : IDriverHost
{
    private readonly Queue<BinderThread> _woken = [];
    private readonly HeldFile?[] _received = new HeldFile?[DescriptorMessage.MaxDescriptors];
    private PeerProcess? _sender;
    private byte* _names;
    private int _nameCount;
    private int _pinnedByFrame;

    /// <summary>Descriptors that the last read hands over, beside their slots.</summary>
    public List<HeldFile> Installed { get; } = [];

    public List<ulong> Slots { get; } = [];

    /// <summary>Whether one more message's descriptors of this user may be received.</summary>
    public bool HasRoomForFiles(PeerUser user) => user.Files.Value < limits.FilesPerUser && users.Files.Value < limits.Files;

    public bool TryTakeWoken(out BinderThread? thread) => _woken.TryDequeue(out thread);

    /// <summary>From here to <see cref="EndFrame"/> the driver works on commands of this process.</summary>
    /// <param name="names">The sender's numbers (4 bytes each) of what came beside the frame.</param>
    public void BeginFrame(PeerProcess sender, List<HeldFile> received, byte* names, int nameCount)
    {
        _sender = sender;
        _names = names;
        _nameCount = nameCount;
        _pinnedByFrame = 0;
        for (int i = 0; i < received.Count; i++)
            _received[i] = received[i];
        received.Clear();
    }

    public void EndFrame()
    {
        for (int i = 0; i < _nameCount; i++)
        {
            if (_received[i] is HeldFile unused)
                ReleaseFile(unused);
            _received[i] = null;
        }

        (_sender, _nameCount) = (null, 0);
    }

    public int GetNice(BinderThread thread)
    {
        if (thread.Owner is not Peer peer)
            return thread.Credentials.Nice ?? 0;
        return peer.NextNice ?? (peer.Tid > 0 ? Libc.GetNice(peer.Tid) : null) ?? thread.Credentials.Nice ?? 0;
    }

    public void SetNice(BinderThread thread, int nice)
    {
        if (thread.Owner is Peer peer)
            peer.NextNice = nice;
    }

    public void Wake(BinderThread thread) => _woken.Enqueue(thread);

    public Errno PinFile(BinderProc sender, int descriptor, out object? file)
    {
        file = null;
        if (_sender is null || _pinnedByFrame == DescriptorMessage.MaxDescriptors)
            return Errno.EBADF;
        if (!HasRoomForFiles(_sender.Control.User))
            return Errno.ENOMEM;

        _pinnedByFrame++;
        if (_sender.Memory.HasDescriptors)
            return PinTaken(_sender, descriptor, ref file);

        for (int i = 0; i < _nameCount; i++)
        {
            if (Unsafe.ReadUnaligned<int>(_names + (i * sizeof(int))) == descriptor)
                return PinReceived(_sender, i, ref file);
        }

        return Errno.EBADF;
    }

    public Errno InstallFile(BinderProc receiver, object file, ulong slot, out int descriptor)
    {
        // The receiver writes the true number there. This one is how the driver names the descriptor when it wants it closed.
        descriptor = (int)(slot - (((PeerProcess)receiver.Owner!).Area?.UserAddress ?? slot));
        Installed.Add((HeldFile)file);
        Slots.Add(slot);
        return Errno.None;
    }

    public void ReleaseFile(object file)
    {
        HeldFile held = (HeldFile)file;
        closer.Close(held.User, held.Descriptor, held.User.Files);
    }

    public void CloseFile(BinderProc process, int descriptor) => ((PeerProcess)process.Owner!).Closes.Add((uint)descriptor);

    /// <summary>The last read's descriptors are on their way, or will not go.</summary>
    public void ReleaseInstalled()
    {
        foreach (HeldFile file in Installed)
            ReleaseFile(file);
        Installed.Clear();
        Slots.Clear();
    }

    private static Errno PinTaken(PeerProcess sender, int descriptor, ref object? file)
    {
        if (sender.Memory.TakeDescriptor(descriptor, out SafeDescriptor taken) != Errno.None)
            return Errno.EBADF;

        file = new HeldFile(sender.Control.User, taken);
        return Errno.None;
    }

    // What was received is closed with the frame; each use, and there may be several, gets a duplicate of its own.
    private Errno PinReceived(PeerProcess sender, int index, ref object? file)
    {
        if (_received[index] is not HeldFile received || Libc.Duplicate(received.Descriptor, out SafeDescriptor duplicate) != Errno.None)
            return Errno.EBADF;

        file = new HeldFile(sender.Control.User, duplicate);
        return Errno.None;
    }
}
