namespace Binder;

// Belongs to the thread, whichever process it calls in: a parcel belongs to none while it is written.
public sealed partial class IPCThreadState
{
    /// <summary>
    /// The user for whom the caller says it works, or -1. Unlike <see cref="CallingUid"/> nobody vouches for it: it is for accounts, not for
    /// permissions. A call that comes in has what its request names, and does not name it in calls of its own.
    /// </summary>
#pragma warning disable CA1822 // like the identity, part of the thread's state to its users
    public int CallingWorkSourceUid => WorkSource.Current.Uid;

    /// <summary>Whether calls of this thread name <see cref="CallingWorkSourceUid"/>.</summary>
    public bool PropagatesWorkSource => WorkSource.Current.Propagates;

    /// <summary>From here on the thread works for a user, and says so in its calls.</summary>
    /// <returns>A token for <see cref="RestoreCallingWorkSource"/>.</returns>
    public long SetCallingWorkSourceUid(int uid) => Exchange(new WorkSource(uid, Propagates: true));

    /// <summary>From here on the thread works for a user; whether it says so in its calls remains as it is.</summary>
    /// <returns>A token for <see cref="RestoreCallingWorkSource"/>.</returns>
    public long SetCallingWorkSourceUidWithoutPropagation(int uid) => Exchange(WorkSource.Current with { Uid = uid });

    /// <summary>From here on the thread works for nobody in particular, and says so in its calls.</summary>
    /// <returns>A token for <see cref="RestoreCallingWorkSource"/>.</returns>
    public long ClearCallingWorkSource() => SetCallingWorkSourceUid(WorkSource.NoUid);

    /// <summary>Calls of this thread name no user any more.</summary>
    public void ClearPropagateWorkSource() => WorkSource.Current = WorkSource.Current with { Propagates = false };

    /// <summary>Restores what a token of this thread stands for.</summary>
    public void RestoreCallingWorkSource(long token) => WorkSource.Current = WorkSource.Unpack(token);
#pragma warning restore CA1822

    private static long Exchange(WorkSource source)
    {
        long token = WorkSource.Current.Pack();
        WorkSource.Current = source;
        return token;
    }
}
