namespace Binder.Protocol;

/// <summary>Numbers of the protocol that belong to no command.</summary>
internal static class BinderProtocol
{
    /// <summary>What <c>BINDER_VERSION</c> answers on a 64-bit kernel.</summary>
    public const int BINDER_CURRENT_PROTOCOL_VERSION = 8;

    /// <summary>The part of a mapping beyond this is not used. Source: <c>drivers/android/binder_alloc.c</c>, <c>SZ_4M</c>.</summary>
    public const int MaxAreaSize = 4 * 1024 * 1024;

    /// <summary>The handle under which every process reaches the context manager.</summary>
    public const uint ContextManagerHandle = 0;
}
