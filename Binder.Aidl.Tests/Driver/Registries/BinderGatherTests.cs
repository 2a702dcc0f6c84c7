using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class BinderGatherTests
{
    private const ulong Address = 0x7000_0000;
    private readonly BinderGather _gather = new();
    private readonly VirtualMemory _memory = new();
    private readonly byte[] _content = new byte[64];

    [Fact]
    public void PartsFollowEachOtherAtMultiplesOfEight()
    {
        ulong source = _memory.Place([1, 2, 3, 4, 5]);
        _gather.Begin(Address, start: 16, limit: 64);
        binder_buffer_object first = Pointer(source, 5);
        binder_buffer_object second = Pointer(source, 2);
        Assert.Equal((Errno.None, Errno.None), (_gather.Add(0, ref first), _gather.Add(3, ref second)));
        Assert.Equal((Address + 16, Address + 24), (first.buffer, second.buffer));
        Assert.True(_gather.TryCopy(_memory, _content));
        Assert.Equal([1, 2, 3, 4, 5, 0, 0, 0, 1, 2], _content[16..26]);
    }

    [Fact]
    public void TheSendersAddressIsNeverCopied()
    {
        ulong source = _memory.Place([.. Enumerable.Repeat((byte)0xEE, 24)]);
        _gather.Begin(Address, start: 0, limit: 64);
        binder_buffer_object parent = Pointer(source, 24);
        binder_buffer_object child = Pointer(source, 0, parent: 0, parentOffset: 8);
        _gather.Add(0, ref parent);
        _gather.Add(1, ref child);
        CopyCheckingMemory memory = new(_memory, forbidden: source + 8);
        Assert.True(_gather.TryCopy(memory, _content));
        Assert.Equal(child.buffer, BitConverter.ToUInt64(_content, 8));
    }

    [Fact]
    public void ANewTransactionKnowsNoPartsOfTheLast()
    {
        _gather.Begin(Address, start: 0, limit: 64);
        binder_buffer_object parent = Pointer(8, 24);
        _gather.Add(0, ref parent);
        _gather.Begin(Address, start: 0, limit: 64);
        binder_buffer_object child = Pointer(8, 8, parent: 0, parentOffset: 0);
        Assert.Equal(Errno.EINVAL, _gather.Add(1, ref child));
    }

    private static binder_buffer_object Pointer(ulong source, ulong length, ulong? parent = null, ulong parentOffset = 0) => new()
    {
        flags = parent is null ? 0 : binder_buffer_object.BINDER_BUFFER_FLAG_HAS_PARENT,
        buffer = source,
        length = length,
        parent = parent ?? 0,
        parent_offset = parentOffset,
    };

    private sealed class CopyCheckingMemory(IProcessMemory memory, ulong forbidden) : IProcessMemory
    {
        public bool TryRead(ulong address, Span<byte> destination)
        {
            Assert.False(address <= forbidden && forbidden < address + (ulong)destination.Length, "This address is replaced, not copied.");
            return memory.TryRead(address, destination);
        }
    }
}
