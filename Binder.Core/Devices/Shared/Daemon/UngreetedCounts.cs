namespace Binder.Devices.Shared;

/// <summary>How many connections of each user have not greeted yet. What greeted connections may have, the driver's limits say.</summary>
internal sealed class UngreetedCounts(int mostPerUser)
{
    private readonly Dictionary<uint, int> _counts = [];

    public bool TryAdd(uint uid)
    {
        int count = _counts.GetValueOrDefault(uid);
        if (count >= mostPerUser)
            return false;

        _counts[uid] = count + 1;
        return true;
    }

    public void Remove(uint uid)
    {
        int count = _counts[uid] - 1;
        if (count == 0)
            _ = _counts.Remove(uid);
        else
            _counts[uid] = count;
    }
}
