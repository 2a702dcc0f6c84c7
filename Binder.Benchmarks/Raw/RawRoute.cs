using System.Buffers.Binary;
using Binder.Benchmarks.Measurement;

namespace Binder.Benchmarks.Raw;

/// <summary>The client's end of a raw limit.</summary>
internal sealed class RawRoute(string name, string path, int size) : IRoute
{
    private readonly RawConnection _connection = RawConnection.Connect(path, size);
    private int _number;

    public string Name { get; } = name;

    public long? ServerAllocatedBytes => null;

    public void Call()
    {
        byte[] message = _connection.Message;
        int number = ++_number;
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(message.Length - sizeof(int)), number);
        _connection.Send();
        if (!_connection.TryReceive())
            throw new IOException($"{Name}: the peer closed the connection.");
        if (BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(message.Length - sizeof(int))) != number)
            throw new InvalidDataException($"{Name}: the answer to message {number} is another one.");
    }

    public void Dispose() => _connection.Dispose();
}
