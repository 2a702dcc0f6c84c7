using Binder;

namespace DoorLock;

/// <summary>What a lock notes about somebody who was at the door.</summary>
/// <param name="SecondsOpen">For how long the door was open; locks of version 1 did not say.</param>
[Parcelable("com.example.door.Visit")]
public sealed partial record Visit(int Number, string Visitor, Verdict Verdict = Verdict.Refused, int SecondsOpen = -1);
