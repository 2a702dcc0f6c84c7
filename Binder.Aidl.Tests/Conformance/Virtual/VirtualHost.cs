using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>The driver's owner in tests: notes whom it wakes and moves files between tables.</summary>
internal sealed class VirtualHost : IDriverHost
{
    /// <summary>Threads woken, in order, since the last look.</summary>
    public List<BinderThread> Woken { get; } = [];

    /// <summary>What <see cref="PinFile"/> throws, if anything.</summary>
    public Exception? PinFault { get; set; }

    public void Wake(BinderThread thread)
    {
        Woken.Add(thread);
        ((VirtualThread)thread.Owner!).OnWake();
    }

    public Errno PinFile(BinderProc sender, int descriptor, out object? file)
    {
        if (PinFault is not null)
            throw PinFault;
        VirtualProcess process = (VirtualProcess)sender.Owner!;
        bool isOpen = process.Files.TryGetValue(descriptor, out VirtualFile? found);
        if (isOpen)
            found!.References++;
        file = found;
        return isOpen ? Errno.None : Errno.EBADF;
    }

    public Errno InstallFile(BinderProc receiver, object file, ulong slot, out int descriptor)
    {
        VirtualProcess process = (VirtualProcess)receiver.Owner!;
        VirtualFile pinned = (VirtualFile)file;
        pinned.References--;
        descriptor = -1;
        if (process.Files.Count >= process.MaxFiles)
            return Errno.EMFILE;
        descriptor = process.OpenFile(pinned);
        return Errno.None;
    }

    public void ReleaseFile(object file) => ((VirtualFile)file).References--;

    public int GetNice(BinderThread thread) => ((VirtualThread)thread.Owner!).Nice;

    public void SetNice(BinderThread thread, int nice) => ((VirtualThread)thread.Owner!).Nice = nice;

    public void CloseFile(BinderProc process, int descriptor) => ((VirtualProcess)process.Owner!).CloseFile(descriptor);
}
