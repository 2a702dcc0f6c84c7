namespace Binder;

/// <summary>What the object at an offset of an unsent parcel stands for: an <see cref="IBinder"/>, or a handle whose descriptor is lent.</summary>
internal record struct ParcelAttachment(int Offset, object Target, ulong Ptr = 0);
