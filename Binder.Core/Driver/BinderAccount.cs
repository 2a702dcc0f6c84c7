namespace Binder.Driver;

/// <summary>What a process, or a user with all its processes, has in use of each <see cref="BinderResource"/>.</summary>
internal sealed class BinderAccount(BinderQuota quota, BinderAccount? user = null)
{
    private readonly int[] _used = new int[Enum.GetValues<BinderResource>().Length];
    private int _total;

    public bool IsEmpty => _total == 0;

    public int this[BinderResource resource] => _used[(int)resource];

    public bool HasRoom(BinderResource resource) =>
        _used[(int)resource] < quota[resource] && user?.HasRoom(resource) != false;

    /// <summary>Takes one, of the process and of its user, or neither.</summary>
    public bool TryCharge(BinderResource resource)
    {
        if (!HasRoom(resource))
            return false;
        Charge(resource);
        return true;
    }

    /// <summary>Takes one whatever the limit says.</summary>
    public void Charge(BinderResource resource)
    {
        _used[(int)resource]++;
        _total++;
        user?.Charge(resource);
    }

    public void Release(BinderResource resource)
    {
        _used[(int)resource]--;
        _total--;
        user?.Release(resource);
    }
}
