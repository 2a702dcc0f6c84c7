using System.Runtime.CompilerServices;
using Binder.Devices.Shared;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>A process with a good greeting: its control connection, and one thread's.</summary>
internal sealed class HostileProcess : IDisposable
{
    private const uint AreaSize = 128 * 1024;

    private HostileProcess(HostileSocket control, WelcomeFrame welcome, HostileSocket thread) =>
        (Control, Welcome, Thread) = (control, welcome, thread);

    public HostileSocket Control { get; }

    public WelcomeFrame Welcome { get; }

    public HostileSocket Thread { get; }

    /// <summary>Connects and greets. A daemon that has not seen yet what this user closed may refuse: then again.</summary>
    public static HostileProcess Open(string path)
    {
        for (int attempts = 1000; ; attempts--)
        {
            try
            {
                return OpenOnce(path);
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException && attempts > 0)
            {
                System.Threading.Thread.Yield();
            }
        }
    }

    public void Dispose()
    {
        Thread.Dispose();
        Control.Dispose();
    }

    private static HostileProcess OpenOnce(string path)
    {
        HostileSocket control = new(path);
        HostileSocket? thread = null;
        try
        {
            _ = control.TrySend(HostileSocket.Bytes(HostileSocket.Hello));
            WelcomeFrame welcome = control.Receive<WelcomeFrame>();
            if (welcome.Errno != 0)
                throw new IOException($"The daemon refuses a process: {(Errno)welcome.Errno}");
            MapFrame map = new() { Header = new FrameHeader(Unsafe.SizeOf<MapFrame>(), FrameType.Map), Address = FrameSpace.Area, Size = AreaSize };
            _ = control.TrySend(HostileSocket.Bytes(map));
            _ = control.Receive<MapResultFrame>();

            thread = new HostileSocket(path);
            _ = thread.TrySend(HostileSocket.Bytes(HostileSocket.ThreadHello(welcome, 1)));
            ThreadWelcomeFrame answer = thread.Receive<ThreadWelcomeFrame>();
            return answer.Errno == 0
                ? new HostileProcess(control, welcome, thread)
                : throw new IOException($"The daemon refuses a thread: {(Errno)answer.Errno}");
        }
        catch
        {
            thread?.Dispose();
            control.Dispose();
            throw;
        }
    }
}
