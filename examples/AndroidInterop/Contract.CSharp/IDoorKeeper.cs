using Binder;

namespace DoorLock;

/// <summary>Somebody in another process who decides who may enter.</summary>
[BinderInterface("com.example.door.IDoorKeeper", Version = 2, Hash = "2277b7557460594c47080798fd7c5694d3950440")]
public partial interface IDoorKeeper : IInterface
{
    /// <summary>The lock waits for the answer.</summary>
    Task<bool> MayEnterAsync(string visitor);

    /// <summary>The lock tells of a visit, and does not wait.</summary>
    [Oneway]
    void OnVisit(Visit visit);
}
