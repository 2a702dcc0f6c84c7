using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>What one read gave.</summary>
internal sealed class Br
{
    public Br(Errno error, ReadOnlySpan<byte> bytes)
    {
        Error = error;
        List<uint> codes = [];
        while (!bytes.IsEmpty)
        {
            uint code = MemoryMarshal.Read<uint>(bytes);
            int payload = BinderReturn.PayloadSize(code);
            codes.Add(code);
            LastPayload = bytes.Slice(sizeof(uint), payload).ToArray();
            bytes = bytes[(sizeof(uint) + payload)..];
        }

        Codes = [.. codes];
    }

    public Errno Error { get; }

    public uint[] Codes { get; }

    public byte[] LastPayload { get; } = [];

    /// <summary>The transaction or reply at the end.</summary>
    public binder_transaction_data Transaction => MemoryMarshal.Read<binder_transaction_data>(LastPayload);

    public binder_frozen_state_info FrozenState => MemoryMarshal.Read<binder_frozen_state_info>(LastPayload);

    public ulong Cookie => MemoryMarshal.Read<ulong>(LastPayload);
}
