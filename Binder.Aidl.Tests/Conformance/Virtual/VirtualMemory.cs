using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>What a virtual process sends from: pieces placed one behind the other, each with its own address.</summary>
internal sealed class VirtualMemory : IProcessMemory
{
    private const ulong Start = 0x1_0000;

    private byte[] _bytes = new byte[4096];
    private int _used;

    /// <summary>Whether the process has ended, with its memory.</summary>
    public bool HasEnded { get; set; }

    public ulong Place(ReadOnlySpan<byte> content)
    {
        if (_used + content.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + content.Length));
        content.CopyTo(_bytes.AsSpan(_used));
        ulong address = Start + (uint)_used;
        _used += content.Length;
        return address;
    }

    /// <summary>Forgets what was placed.</summary>
    public void Clear() => _used = 0;

    public bool TryRead(ulong address, Span<byte> destination)
    {
        if (HasEnded || address < Start || address - Start > (uint)_used || (uint)_used - (address - Start) < (uint)destination.Length)
            return false;
        _bytes.AsSpan((int)(address - Start), destination.Length).CopyTo(destination);
        return true;
    }
}
