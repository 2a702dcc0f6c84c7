using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>One open of the device by a process that exists only for the driver.</summary>
internal sealed class VirtualProcess : ISpace
{
    private readonly Dictionary<int, VirtualThread> _threads = [];
    private int _lastTid;

    public VirtualProcess(VirtualDevice device, BinderCredentials credentials)
    {
        Device = device;
        _lastTid = credentials.Pid;
        Proc = device.Driver.Open(credentials, Memory);
        Proc.Owner = this;
    }

    public VirtualDevice Device { get; }

    public BinderProc Proc { get; }

    public VirtualMemory Memory { get; } = new();

    public VirtualArea? Area { get; set; }

    public SortedDictionary<int, VirtualFile> Files { get; } = [];

    public int MaxFiles { get; set; } = int.MaxValue;

    public int Pid => Proc.Pid;

    public ulong AreaAddress => Area?.UserAddress ?? 0;

    /// <summary>The thread whose tid is the pid.</summary>
    public VirtualThread Main => Thread(Pid);

    /// <summary>The main thread, then new ones.</summary>
    public VirtualThread NextThread() => _threads.Count == 0 ? Main : NewThread();

    public VirtualThread NewThread() => Thread(++_lastTid);

    public VirtualThread Thread(int tid)
    {
        if (!_threads.TryGetValue(tid, out VirtualThread? thread))
            _threads.Add(tid, thread = new VirtualThread(this, tid));
        return thread;
    }

    public int OpenFile(VirtualFile file)
    {
        int descriptor = 3;
        while (Files.ContainsKey(descriptor))
            descriptor++;
        Files.Add(descriptor, file);
        file.References++;
        return descriptor;
    }

    public void CloseFile(int descriptor)
    {
        Check.True(Files.Remove(descriptor, out VirtualFile? file), $"descriptor {descriptor} is not open");
        file.References--;
    }

    public ulong Place(ReadOnlySpan<byte> content) => Memory.Place(content);

    public byte[] Peek(ulong address, int length) => Area!.At(address, length).ToArray();

    public void Unmap() => Device.Driver.Unmap(Proc);

    /// <summary>Dies.</summary>
    public void Close()
    {
        Device.Driver.Close(Proc);
        Device.Forget(this);
        foreach (VirtualFile file in Files.Values)
            file.References--;
        Files.Clear();
    }
}
