namespace Binder.Devices.Shared;

/// <summary>The users who have something in use here, and what they have together.</summary>
internal sealed class PeerUsers
{
    private readonly Dictionary<uint, PeerUser> _users = [];

    /// <summary>Descriptors of senders that the daemon holds.</summary>
    public DescriptorCount Files { get; } = new();

    /// <summary>Sockets of ended connections that are not closed yet.</summary>
    public DescriptorCount Closing { get; } = new();

    public PeerUser Of(uint uid)
    {
        if (_users.TryGetValue(uid, out PeerUser? user))
            return user;

        foreach (PeerUser other in _users.Values)
        {
            if (other.IsGone)
                _ = _users.Remove(other.Uid);
        }

        user = new PeerUser(uid, Files, Closing);
        _users.Add(uid, user);
        return user;
    }
}
