namespace Binder;

/// <summary>
/// Parcels that wait to be used again: a few per thread, and a few more for whoever disposes on another thread than it obtains.
/// </summary>
internal static class ParcelPool
{
    private const int PerThread = 8;
    private const int Shared = 64;

    private static readonly Lock Gate = new();
    private static readonly Parcel?[] SharedParcels = new Parcel?[Shared];
    private static int SharedCount;

    [ThreadStatic]
    private static Parcel?[]? LocalParcels;

    [ThreadStatic]
    private static int LocalCount;

    public static Parcel? TryTake()
    {
        if (LocalCount > 0)
        {
            Parcel?[] local = LocalParcels!;
            Parcel? parcel = local[--LocalCount];
            local[LocalCount] = null;
            return parcel;
        }

        return SharedCount > 0 ? TryTakeShared() : null;
    }

    public static bool TryReturn(Parcel parcel)
    {
        Parcel?[] local = LocalParcels ??= new Parcel?[PerThread];
        if (LocalCount < PerThread)
        {
            local[LocalCount++] = parcel;
            return true;
        }

        return TryReturnShared(parcel);
    }

    private static Parcel? TryTakeShared()
    {
        lock (Gate)
        {
            if (SharedCount == 0)
                return null;
            Parcel? parcel = SharedParcels[--SharedCount];
            SharedParcels[SharedCount] = null;
            return parcel;
        }
    }

    private static bool TryReturnShared(Parcel parcel)
    {
        lock (Gate)
        {
            if (SharedCount == Shared)
                return false;
            SharedParcels[SharedCount++] = parcel;
            return true;
        }
    }
}
