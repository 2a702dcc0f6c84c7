namespace Binder.Devices.Shared;

/// <summary>
/// A nice value in a frame's <see cref="FrameHeader.Flags"/>. In a greeting: that of the thread that opens the device, from a process whose threads
/// may have any. In the answer to a <see cref="WriteReadFrame"/>: the one that the thread is to take, before it goes on.
/// </summary>
internal static class NiceFlag
{
    private const ushort HasNice = 1 << 9;
    private const int Shift = 10;
    private const int Values = 40;
    private const int Strongest = -20;

    public static ushort Of(int? nice) => nice is { } value ? (ushort)(HasNice | (Math.Clamp(value - Strongest, 0, Values - 1) << Shift)) : (ushort)0;

    public static int? Find(ushort flags) => (flags & HasNice) != 0 ? Math.Min(flags >> Shift, Values - 1) + Strongest : null;
}
