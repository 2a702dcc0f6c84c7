using System.Buffers.Binary;
using Binder.Benchmarks.Measurement;

namespace Binder.Benchmarks.Rpc;

/// <summary><see cref="IBenchmarkService.Echo"/> through Binder: both sides get a new array at every call.</summary>
internal sealed class EchoRoute(IBenchmarkService service, int size) : IRoute
{
    private readonly byte[] _data = new byte[size];
    private int _number;

    public string Name => RouteNames.Binder;

    public long? ServerAllocatedBytes => service.GetAllocatedBytes();

    public void Call()
    {
        int number = ++_number;
        BinaryPrimitives.WriteInt32LittleEndian(_data.AsSpan(size - sizeof(int)), number);
        byte[] answer = service.Echo(_data);
        if (answer.Length != size || BinaryPrimitives.ReadInt32LittleEndian(answer.AsSpan(size - sizeof(int))) != number)
            throw new InvalidDataException($"The answer to echo {number} of {size} bytes has {answer.Length} bytes or another content.");
    }

    public void Dispose()
    {
    }
}
