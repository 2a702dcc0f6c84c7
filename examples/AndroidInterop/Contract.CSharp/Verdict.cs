using Binder;

namespace DoorLock;

/// <summary>What a lock did.</summary>
[AidlName("com.example.door.Verdict")]
public enum Verdict
{
    Refused,
    Opened,
}
