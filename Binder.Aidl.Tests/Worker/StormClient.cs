namespace Binder.Aidl.Tests.Worker;

/// <summary>
/// Calls services by name until its input ends. A service that dies under it is looked up again; any answer but the right one, and any
/// call that takes longer than a healthy system ever needs, ends the process with an error.
/// </summary>
internal sealed class StormClient(ServiceManager services, string[] names, CancellationToken stop)
{
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(30);

    private readonly byte[] _small = [1, 2, 3];
    private readonly byte[] _large = new byte[100_000];
    private readonly StormCallback _callback = new();
    private readonly Random _random = new(Environment.ProcessId);

    public int Calls { get; private set; }

    public int Deaths { get; private set; }

    public void Run()
    {
        using Timer watchdog = new(static _ => Environment.FailFast("A call hangs."));
        while (!stop.IsCancellationRequested)
        {
            watchdog.Change(Hung, Timeout.InfiniteTimeSpan);
            string name = names[_random.Next(names.Length)];
            try
            {
                Use(services.WaitForService<IStormService>(name, stop));
            }
            catch (DeadObjectException)
            {
                Deaths++;
            }
            catch (TransactionTooLargeException)
            {
                // One-way calls have filled their half of the receiver for the moment.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Use(IStormService service)
    {
        using (service as IDisposable)
        {
            for (int i = 0; i < 50 && !stop.IsCancellationRequested; i++)
            {
                Require(service.Add(i, 1) == i + 1);
                service.Note(_small);
                Require(service.Through(_callback, i) == i + 1);
                if (i % 10 == 0)
                    Require(service.Echo(_large).Length == _large.Length);
                Calls += 3;
                if (Calls == 3)
                    Console.WriteLine("ready");
            }
        }
    }

    private static void Require(bool condition)
    {
        if (!condition)
            Environment.FailFast("A call returned something else than it should.");
    }
}
