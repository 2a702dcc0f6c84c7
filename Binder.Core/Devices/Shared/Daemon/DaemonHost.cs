using System.Runtime.CompilerServices;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Notes what the driver wants done: threads to wake, descriptors to hand over, descriptors to close.</summary>
internal sealed unsafe class DaemonHost(int maxFiles, DescriptorCloser closer) : IDriverHost
{
    private readonly Queue<BinderThread> _woken = [];
    private readonly SafeDescriptor?[] _received = new SafeDescriptor?[DescriptorMessage.MaxDescriptors];
    private PeerProcess? _sender;
    private byte* _names;
    private int _nameCount;
    private int _pinnedByFrame;
    private int _files;

    /// <summary>Descriptors that the last read hands over, beside their slots.</summary>
    public List<SafeDescriptor> Installed { get; } = [];

    public List<ulong> Slots { get; } = [];

    /// <summary>Descriptors of senders, until they are closed.</summary>
    public int Files => Volatile.Read(ref _files);

    public bool TryTakeWoken(out BinderThread? thread) => _woken.TryDequeue(out thread);

    /// <summary>From here to <see cref="EndFrame"/> the driver works on commands of this process.</summary>
    /// <param name="names">The sender's numbers (4 bytes each) of what came beside the frame.</param>
    public void BeginFrame(PeerProcess sender, List<int> received, byte* names, int nameCount)
    {
        _sender = sender;
        _names = names;
        _nameCount = nameCount;
        _pinnedByFrame = 0;
        for (int i = 0; i < received.Count; i++)
        {
            _received[i] = new SafeDescriptor(received[i]);
            _ = Interlocked.Increment(ref _files);
        }

        received.Clear();
    }

    public void EndFrame()
    {
        for (int i = 0; i < _nameCount; i++)
        {
            if (_received[i] is SafeDescriptor unused)
                ReleaseFile(unused);
            _received[i] = null;
        }

        (_sender, _nameCount) = (null, 0);
    }

    public void Wake(BinderThread thread) => _woken.Enqueue(thread);

    public Errno PinFile(BinderProc sender, int descriptor, out object? file)
    {
        file = null;
        if (_sender is null || _files >= maxFiles || _pinnedByFrame == DescriptorMessage.MaxDescriptors)
            return Errno.EBADF;

        _pinnedByFrame++;
        if (_sender.Memory.HasDescriptors)
            return PinTaken(_sender.Memory, descriptor, ref file);

        for (int i = 0; i < _nameCount; i++)
        {
            if (Unsafe.ReadUnaligned<int>(_names + (i * sizeof(int))) == descriptor)
                return PinReceived(i, ref file);
        }

        return Errno.EBADF;
    }

    public Errno InstallFile(BinderProc receiver, object file, ulong slot, out int descriptor)
    {
        // The receiver writes the true number there. This one is how the driver names the descriptor when it wants it closed.
        descriptor = (int)(slot - (((PeerProcess)receiver.Owner!).Area?.UserAddress ?? slot));
        Installed.Add((SafeDescriptor)file);
        Slots.Add(slot);
        return Errno.None;
    }

    public void ReleaseFile(object file) => closer.Close((SafeDescriptor)file);

    public void CloseFile(BinderProc process, int descriptor) => ((PeerProcess)process.Owner!).Closes.Add((uint)descriptor);

    /// <summary>The last read's descriptors are on their way, or will not go.</summary>
    public void ReleaseInstalled()
    {
        foreach (SafeDescriptor file in Installed)
            ReleaseFile(file);
        Installed.Clear();
        Slots.Clear();
    }

    /// <summary>A descriptor has been closed.</summary>
    public void OnClosed() => Interlocked.Decrement(ref _files);

    private Errno PinTaken(PeerMemory memory, int descriptor, ref object? file)
    {
        if (memory.TakeDescriptor(descriptor, out SafeDescriptor taken) != Errno.None)
            return Errno.EBADF;

        _ = Interlocked.Increment(ref _files);
        file = taken;
        return Errno.None;
    }

    // What was received is closed with the frame; each use, and there may be several, gets a duplicate of its own.
    private Errno PinReceived(int index, ref object? file)
    {
        if (_received[index] is not SafeDescriptor received || Libc.Duplicate(received, out SafeDescriptor duplicate) != Errno.None)
            return Errno.EBADF;

        _ = Interlocked.Increment(ref _files);
        file = duplicate;
        return Errno.None;
    }
}
