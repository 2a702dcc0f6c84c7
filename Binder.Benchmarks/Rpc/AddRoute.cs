using Binder.Benchmarks.Measurement;

namespace Binder.Benchmarks.Rpc;

/// <summary><see cref="IBenchmarkService.Add"/> through Binder.</summary>
internal sealed class AddRoute(IBenchmarkService service) : IRoute
{
    private int _number;

    public string Name => RouteNames.Binder;

    public long? ServerAllocatedBytes => service.GetAllocatedBytes();

    public void Call()
    {
        int number = ++_number;
        int sum = service.Add(number, 1);
        if (sum != number + 1)
            throw new InvalidDataException($"Add({number}, 1) is {sum}.");
    }

    public void Dispose()
    {
    }
}
