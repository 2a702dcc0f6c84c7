namespace Binder.Benchmarks.Measurement;

/// <summary>One way to make the call of a case: Binder, or a raw limit.</summary>
internal interface IRoute : IDisposable
{
    string Name { get; }

    /// <summary>Bytes that the server process has allocated so far; null if the route does not know.</summary>
    long? ServerAllocatedBytes { get; }

    /// <summary>Makes one call and checks its answer.</summary>
    void Call();
}
