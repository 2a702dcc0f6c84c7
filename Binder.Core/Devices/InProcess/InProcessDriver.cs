using System.Collections.Concurrent;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder.Devices.InProcess;

/// <summary>A driver within this OS process, found by name, with the lock that serialises its calls.</summary>
internal sealed class InProcessDriver : IDriverHost
{
    /// <summary>Begins the device's name.</summary>
    public const string Scheme = "inproc:";

    // Above every pid that Linux gives out (PID_MAX_LIMIT is 2^22): a virtual process is never mistaken for a real one.
    private const int FirstVirtualPid = 1 << 24;

    private static readonly ConcurrentDictionary<string, InProcessDriver> Drivers = new(StringComparer.Ordinal);

    private int _lastPid = FirstVirtualPid;

    private InProcessDriver() => Driver = new BinderDriver(this);

    /// <summary>Held for every use of <see cref="Driver"/>.</summary>
    public Lock Gate { get; } = new();

    public BinderDriver Driver { get; }

    public static InProcessDriver Get(string name) => Drivers.GetOrAdd(name, static _ => new InProcessDriver());

    /// <summary>Opens the device as a new virtual process.</summary>
    public InProcessConnection Open(string device)
    {
        lock (Gate)
        {
            BinderCredentials credentials = new(++_lastPid, Libc.GetEffectiveUserId());
            return new InProcessConnection(device, this, Driver.Open(credentials, OwnMemory.Instance));
        }
    }

    /// <summary>A view of the driver.</summary>
    public string Render(DriverView view, int pid, bool asJson)
    {
        lock (Gate)
            return Driver.Render(view, pid, asJson);
    }

    void IDriverHost.Wake(BinderThread thread) => ((InProcessThread)thread.Owner!).Wake();

    Errno IDriverHost.PinFile(BinderProc sender, int descriptor, out object? file)
    {
        Errno error = Libc.Duplicate(descriptor, out SafeFileHandle pin);
        file = pin;
        return error;
    }

    Errno IDriverHost.InstallFile(BinderProc receiver, object file, ulong slot, out int descriptor)
    {
        SafeFileHandle pin = (SafeFileHandle)file;
        descriptor = (int)pin.DangerousGetHandle();
        pin.SetHandleAsInvalid();
        return Errno.None;
    }

    void IDriverHost.ReleaseFile(object file) => ((SafeFileHandle)file).Dispose();

    void IDriverHost.CloseFile(BinderProc process, int descriptor) => new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
}
