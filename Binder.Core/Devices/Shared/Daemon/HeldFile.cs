using Binder.Interop;

namespace Binder.Devices.Shared;

/// <summary>A sender's file in the daemon. It counts as its user's until it is closed.</summary>
internal sealed class HeldFile
{
    public HeldFile(PeerUser user, SafeDescriptor descriptor)
    {
        User = user;
        Descriptor = descriptor;
        user.Files.Add();
    }

    public PeerUser User { get; }

    public SafeDescriptor Descriptor { get; }
}
