using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>What one read gave. Compares with a text: the names of the returns, or of the error.</summary>
internal sealed class Received
{
    private readonly ISpace _space;
    private readonly List<Returned> _returns = [];
    private readonly ReceivedTransaction? _transaction;

    public Received(ISpace space, Errno error, ReadOnlyMemory<byte> stream, int consumed, uint start = 0)
    {
        _space = space;
        Error = error;
        Consumed = consumed;
        Start = start;
        ReadOnlySpan<byte> rest = stream.Span;
        while (rest.Length > 0)
        {
            uint code = MemoryMarshal.Read<uint>(rest);
            int size = BinderReturn.PayloadSize(code);
            ReadOnlySpan<byte> payload = rest.Slice(sizeof(uint), size);
            ulong first = size >= 8 ? MemoryMarshal.Read<ulong>(payload) : 0;
            ulong second = size >= 16 ? MemoryMarshal.Read<ulong>(payload[8..]) : 0;
            _returns.Add(new Returned(code, first, second));
            if (size >= 64)
                _transaction = new ReceivedTransaction(space, payload);
            rest = rest[(sizeof(uint) + size)..];
        }
    }

    public Errno Error { get; }

    /// <summary>Where the stream ends.</summary>
    public int Consumed { get; }

    /// <summary>The first word of the buffer, also when the read started behind it.</summary>
    public uint Start { get; }

    public IReadOnlyList<Returned> Returns => _returns;

    public bool HasTransaction => _transaction is not null;

    public ReceivedTransaction Transaction => _transaction ?? throw new InvalidOperationException($"Pid {_space.Pid} read {this}");

    public static implicit operator string(Received received) => received.ToString();

    public override string ToString() => Error == Errno.None ? string.Join(' ', _returns) : Error.ToString();
}
