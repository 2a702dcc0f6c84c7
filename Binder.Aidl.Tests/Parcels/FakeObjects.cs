namespace Binder.Aidl.Tests.Parcels;

/// <summary>A process's objects without a process: hands out the numbers of the worked examples.</summary>
internal sealed class FakeObjects : IObjectTable
{
    public const ulong Ptr = 0x7f0010;
    public const ulong Cookie = 0x7f0040;

    private readonly Dictionary<uint, BpBinder> _proxies = [];

    public Dictionary<ulong, IBinder> Local { get; } = [];

    public List<ulong> Exported { get; } = [];

    public List<ulong> Unexported { get; } = [];

    public (ulong Ptr, ulong Cookie) Export(BBinder binder)
    {
        Exported.Add(Ptr);
        return (Ptr, Cookie);
    }

    public void Unexport(ulong ptr) => Unexported.Add(ptr);

    public IBinder? GetLocal(ulong ptr, ulong cookie) => cookie == Cookie ? Local.GetValueOrDefault(ptr) : null;

    public IBinder? GetByHandle(uint handle)
    {
        if (!_proxies.TryGetValue(handle, out BpBinder? proxy))
            _proxies.Add(handle, proxy = TestProxy.New(handle));
        proxy.AddUser();
        return proxy;
    }
}
