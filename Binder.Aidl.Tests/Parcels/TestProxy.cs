using System.Collections.Concurrent;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Proxies without a process. They are never collected, for they could not give their handle back.</summary>
internal static class TestProxy
{
    private static readonly ConcurrentDictionary<uint, BpBinder> Known = [];

    public static BpBinder WithHandle(uint handle) => Known.GetOrAdd(handle, static handle => new BpBinder(process: null!, handle));
}
