namespace Binder;

/// <summary>Looks now and then whether services still have clients; from the first one that wants to know on, until the process stops.</summary>
internal sealed class ClientWatch(ProcessState process, TimeSpan interval, Action look)
{
    /// <summary>Android's. Source: <c>cmds/servicemanager/main.cpp</c>.</summary>
    public static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(5);

    private int _isStarted;

    public void Start()
    {
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
            new Thread(Run) { IsBackground = true, Name = "binder:clients" }.UnsafeStart();
    }

    private void Run()
    {
        while (!process.Stopping.WaitHandle.WaitOne(interval))
        {
            try
            {
                look();
            }
            catch (Exception e) when (e is BinderDeviceException or ObjectDisposedException)
            {
                BinderEventSource.Log.ThreadRefused(process.Device, e.Message); // the next look tries again, unless the process stops
            }
        }
    }
}
