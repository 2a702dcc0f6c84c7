using System.Runtime.CompilerServices;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>
/// A process's memory as the driver needs it: the windows of the frame that is being carried out, else the process's own memory where the
/// daemon may read that.
/// </summary>
internal sealed unsafe class PeerMemory : IProcessMemory, IDisposable
{
    private readonly int _pid;
    private readonly SafeDescriptor? _process;
    private readonly int[] _positions = new int[SharedProtocol.MaxWindows];
    private byte* _bytes;
    private byte* _table;
    private int _count;

    private PeerMemory(int pid, SafeDescriptor? process)
    {
        _pid = pid;
        _process = process;
    }

    /// <summary>The process's memory can be read.</summary>
    public bool IsReadable { get; private init; }

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    /// <summary>The process's descriptors can be taken.</summary>
    public bool HasDescriptors { get; private init; }

    /// <summary>Tries what a process offers in its greeting.</summary>
    public static PeerMemory Probe(SafeDescriptor socket, int pid, in HelloFrame hello)
    {
        if (pid <= 0 || Libc.OpenPeerProcess(socket, pid, out SafeDescriptor process) != Errno.None)
            return None(pid);

        ulong value = 0;
        bool readable =
            Libc.ReadProcessMemory(pid, hello.ProbeAddress, new Span<byte>(&value, sizeof(ulong))) == Errno.None && value == hello.ProbeValue;
        bool hasDescriptors = readable && Libc.TakeDescriptor(process, hello.ProbeDescriptor, out SafeDescriptor taken) == Errno.None && Close(taken);
        if (readable)
            return new PeerMemory(pid, process) { IsReadable = true, HasDescriptors = hasDescriptors };

        process.Dispose();
        return None(pid);
    }

    /// <summary>A process that only the socket reaches.</summary>
    public static PeerMemory None(int pid) => new(pid, process: null);

    /// <summary>Shows the windows of a frame until <see cref="EndFrame"/>.</summary>
    /// <returns>False if the windows are not exactly <paramref name="length"/> bytes.</returns>
    public bool TryBeginFrame(byte* bytes, uint length, byte* table, int count)
    {
        ulong position = 0;
        for (int i = 0; i < count; i++)
        {
            _positions[i] = (int)position;
            position += Unsafe.ReadUnaligned<FrameWindow>(table + (i * FrameWindow.Size)).Length;
            if (position > length)
                return false;
        }

        _bytes = bytes;
        _table = table;
        _count = count;
        return position == length;
    }

    public void EndFrame() => _count = 0;

    public bool TryRead(ulong address, Span<byte> destination)
    {
        for (int i = 0; i < _count; i++)
        {
            FrameWindow window = Unsafe.ReadUnaligned<FrameWindow>(_table + (i * FrameWindow.Size));
            ulong offset = address - window.Address;
            if (offset > window.Length || (uint)destination.Length > window.Length - offset || window.Withdrawn != 0)
                continue;

            new ReadOnlySpan<byte>(_bytes + _positions[i] + offset, destination.Length).CopyTo(destination);
            return true;
        }

        if (!IsReadable)
            return false;

        // That the process still runs afterwards says that its number had not been given to another one.
        Errno error = Libc.ReadProcessMemory(_pid, address, destination);
        HasEnded = error == Errno.ESRCH || !Libc.IsAlive(_process!);
        return error == Errno.None && !HasEnded;
    }

    /// <summary>A duplicate of the process's descriptor.</summary>
    public Errno TakeDescriptor(int number, out SafeDescriptor duplicate) => Libc.TakeDescriptor(_process!, number, out duplicate);

    public void Dispose() => _process?.Dispose();

    private static bool Close(SafeDescriptor descriptor)
    {
        descriptor.Dispose();
        return true;
    }
}
