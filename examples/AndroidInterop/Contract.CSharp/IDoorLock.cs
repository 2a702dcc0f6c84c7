using Binder;

namespace DoorLock;

/// <summary>The lock of a door.</summary>
[BinderInterface("com.example.door.IDoorLock", Version = 2, Hash = "2277b7557460594c47080798fd7c5694d3950440", HasDefault = true)]
public partial interface IDoorLock : IInterface
{
    /// <summary>Digits that a PIN has at most.</summary>
    const int MaxPinLength = 8;

    /// <summary>Opens the door to somebody who may enter.</summary>
    /// <returns>what the lock noted about it</returns>
    Task<Visit> OpenAsync(Credential credential, CancellationToken cancellation = default);

    /// <summary>The last visits, the newest first.</summary>
    IReadOnlyList<Visit> Visits(int count);

    /// <summary>Asks somebody from now on who may enter.</summary>
    /// <param name="keeper">null if everybody may</param>
    void SetKeeper(IDoorKeeper? keeper);

    /// <summary>For how long the door opens. Since version 2.</summary>
    int SecondsOpen { get; set; }
}
