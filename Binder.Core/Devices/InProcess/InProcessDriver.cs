using System.Collections.Concurrent;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder.Devices.InProcess;

/// <summary>
/// A driver within this OS process, with the lock that serialises its calls. It is found by its name while a process has it open; with the
/// last of them both go.
/// </summary>
internal sealed class InProcessDriver : IDriverHost
{
    /// <summary>Begins the device's name.</summary>
    public const string Scheme = "inproc:";

    // Above every pid that Linux gives out (PID_MAX_LIMIT is 2^22): a virtual process is never mistaken for a real one.
    private const int FirstVirtualPid = 1 << 24;

    private static readonly ConcurrentDictionary<string, InProcessDriver> Drivers = new(StringComparer.Ordinal);

    private readonly string _name;
    private int _lastPid = FirstVirtualPid;
    private int _connections;
    private bool _isRetired;

    private InProcessDriver(string name)
    {
        _name = name;
        Driver = new BinderDriver(this);
    }

    /// <summary>Held for every use of <see cref="Driver"/>.</summary>
    public Lock Gate { get; } = new();

    public BinderDriver Driver { get; }

    /// <summary>How many drivers there are.</summary>
    public static int Count => Drivers.Count;

    /// <summary>Opens the device as a new virtual process.</summary>
    public static InProcessConnection Open(string name)
    {
        while (true)
        {
            if (Drivers.GetOrAdd(name, static name => new InProcessDriver(name)).TryOpen() is { } connection)
                return connection;
        }
    }

    /// <summary>A view of a driver; one that nobody has open is empty.</summary>
    public static string Render(string name, DriverView view, int pid, bool asJson)
    {
        InProcessDriver driver = Drivers.GetValueOrDefault(name) ?? new InProcessDriver(name);
        lock (driver.Gate)
            return driver.Driver.Render(view, pid, asJson);
    }

    /// <summary>A connection was closed. The caller holds the gate.</summary>
    internal void ForgetConnectionLocked()
    {
        _isRetired = --_connections == 0;
        if (_isRetired)
            Drivers.TryRemove(_name, out _);
    }

    private InProcessConnection? TryOpen()
    {
        lock (Gate)
        {
            if (_isRetired)
                return null;
            _connections++;
            BinderCredentials credentials = new(++_lastPid, Libc.GetEffectiveUserId(), Nice: Libc.GetNiceIfFree());
            return new InProcessConnection(Scheme + _name, this, Driver.Open(credentials, OwnMemory.Instance));
        }
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

    // The driver asks about the thread alone that is calling it.
    int IDriverHost.GetNice(BinderThread thread) => Libc.GetNice(0) ?? 0;

    void IDriverHost.SetNice(BinderThread thread, int nice) => _ = Libc.TrySetNice(nice);
}
