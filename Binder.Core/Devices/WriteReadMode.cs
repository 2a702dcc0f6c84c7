namespace Binder.Devices;

/// <summary>How a <see cref="BinderDeviceThread.WriteRead"/> waits.</summary>
[Flags]
internal enum WriteReadMode
{
    /// <summary>As the kernel does on a blocking descriptor: returns as soon as anything was read.</summary>
    Blocking = 0,

    /// <summary>As the kernel does on a descriptor with <c>O_NONBLOCK</c>.</summary>
    NonBlocking = 1,

    /// <summary>
    /// While everything read so far is <c>BR_NOOP</c> and <c>BR_TRANSACTION_COMPLETE</c>, reads on at once behind it (with
    /// <c>read_consumed</c> as it stands). To the driver this is a thread that reads again without doing anything in between; a device
    /// whose driver is in another process saves a round trip by doing it over there.
    /// </summary>
    UntilWork = 2,
}
