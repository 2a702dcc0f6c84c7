using System.Runtime.InteropServices;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>
/// A receive buffer that ends at an inaccessible page: a read past its end kills the test run instead of going unnoticed.
/// </summary>
internal sealed unsafe partial class ReceivedData : IReceivedBuffer, IDisposable
{
    private const int PageSize = 4096;
    private const int ProtNone = 0;
    private const int ProtReadWrite = 3;
    private const int MapPrivateAnonymous = 0x22;

    private readonly nint _mapping;
    private readonly nuint _mappingSize;
    private readonly byte* _data;
    private readonly int _size;
    private readonly ulong[] _offsets;

    public ReceivedData(ReadOnlySpan<byte> data, params ulong[] offsets)
    {
        int pages = ((data.Length + PageSize - 1) / PageSize) + 1;
        _mappingSize = (nuint)(pages * PageSize);
        _mapping = mmap(0, _mappingSize, ProtReadWrite, MapPrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _mapping);
        nint guard = _mapping + ((pages - 1) * PageSize);
        Assert.Equal(0, mprotect(guard, PageSize, ProtNone));
        _size = data.Length;
        _data = (byte*)guard - _size;
        data.CopyTo(new Span<byte>(_data, _size));
        _offsets = GC.AllocateArray<ulong>(offsets.Length, pinned: true);
        offsets.CopyTo(_offsets, 0);
    }

    public List<ulong> Freed { get; } = [];

    public Parcel Open(IObjectTable? table = null)
    {
        Parcel parcel = Parcel.Obtain();
        OpenIn(parcel, table);
        return parcel;
    }

    public void OpenIn(Parcel parcel, IObjectTable? table = null) => parcel.SetReceived(
        (nint)_data,
        _size,
        Marshal.UnsafeAddrOfPinnedArrayElement(_offsets, 0),
        _offsets.Length * sizeof(ulong),
        table ?? new FakeObjects(),
        this,
        bufferAddress: 0xB0F);

    public void FreeBuffer(ulong address, int size)
    {
        if (size != _size)
            throw new ArgumentException($"{size} bytes are freed of {_size}.");
        lock (Freed)
            Freed.Add(address);
    }

    public void Dispose() => Assert.Equal(0, munmap(_mapping, _mappingSize));

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint mmap(nint address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int mprotect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int munmap(nint address, nuint length);
}
