namespace Binder;

/// <summary>Who is calling, vouched for by the driver.</summary>
/// <param name="Pid">Process id; 0 for a one-way call.</param>
/// <param name="Uid">Effective user id.</param>
/// <param name="Sid">Security label, if the object asked for it.</param>
/// <param name="IsExplicit">Whether the identity was set by clearing it.</param>
internal readonly record struct CallerIdentity(int Pid, uint Uid, string? Sid, bool IsExplicit)
{
    private const long ExplicitBit = 1L << 30;

    /// <summary>Uid in the upper half, pid in the lower; bit 30 says that the identity was explicit. Source: <c>packCallingIdentity</c>.</summary>
    public long Pack()
    {
        long token = ((long)Uid << 32) | (uint)Pid;
        return IsExplicit ? token | ExplicitBit : token & ~ExplicitBit;
    }

    /// <summary>The identity of a token; its security label is lost, as in Android.</summary>
    public static CallerIdentity Unpack(long token)
    {
        int low = (int)token;
        int pid = low < 0 ? low | (int)ExplicitBit : low & ~(int)ExplicitBit;
        return new CallerIdentity(pid, (uint)(token >> 32), null, (token & ExplicitBit) != 0);
    }
}
