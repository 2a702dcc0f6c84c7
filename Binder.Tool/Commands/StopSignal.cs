using System.Runtime.InteropServices;

namespace Binder.Tool.Commands;

/// <summary>Asks a command to stop cleanly: SIGTERM, SIGINT, or the end of standard input where that was asked for.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal(bool stopWithInput)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        ];
        if (stopWithInput)
            new Thread(StopAtEndOfInput) { IsBackground = true, Name = "stdin" }.Start();
    }

    public CancellationToken Token => _stop.Token;

    public void Wait() => _stop.Token.WaitHandle.WaitOne();

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }

    private void StopAtEndOfInput()
    {
        using Stream input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        while (input.Read(ignored) > 0)
        {
        }

        _stop.Cancel();
    }
}
