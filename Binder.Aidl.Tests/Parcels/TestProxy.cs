using System.Collections.Concurrent;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Proxies without a process. They are never collected, for they could not give their handle back.</summary>
internal static class TestProxy
{
    private static readonly ConcurrentDictionary<uint, BpBinder> Known = [];
    private static readonly ConcurrentBag<BpBinder> Made = [];

    /// <summary>One that no other test marks with a stability.</summary>
    public static BpBinder New(uint handle)
    {
        BpBinder proxy = new(process: null!, handle);
        Made.Add(proxy);
        return proxy;
    }

    public static BpBinder WithHandle(uint handle) => Known.GetOrAdd(handle, static handle => new BpBinder(process: null!, handle));
}
