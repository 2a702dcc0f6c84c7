namespace Binder.Aidl.Tests.Generator.Loopback;

internal sealed class Gauge : BnGauge
{
    private readonly Dictionary<string, int> _values = [];

    public override event Action<int>? Counted;

    public override event EventHandler<Person>? Changed;

    public override event EventHandler? Ended;

    public override string Name => "gauge";

    public override int Count => _values.Count;

    /// <summary>How many handlers the events have.</summary>
    public int Handlers => (Counted?.GetInvocationList().Length ?? 0) + (Changed?.GetInvocationList().Length ?? 0) + (Ended?.GetInvocationList().Length ?? 0);

    public override int this[string key]
    {
        get => _values[key];
        set => _values[key] = value;
    }

    public override void Reset(int to)
    {
        _values.Clear();
        Counted?.Invoke(to);
    }

    public override Person Read(ref int tries, out string unit)
    {
        tries++;
        unit = "m";
        Changed?.Invoke(this, new Person("reader"));
        return new Person("read");
    }

    public override async Task<int> AverageAsync(int[] values, CancellationToken cancellation)
    {
        await Task.Yield();
        return (int)values.Average();
    }

    public void End() => Ended?.Invoke(this, EventArgs.Empty);
}
