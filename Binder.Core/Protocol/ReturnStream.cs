using System.Buffers.Binary;

namespace Binder.Protocol;

/// <summary>Questions about a buffer of <c>BR_*</c> returns.</summary>
internal static class ReturnStream
{
    // A read takes no item unless its code and the largest payload fit. Source: kernel, binder_thread_read.
    private const int RoomForAnyItem = 4 + 72;

    /// <summary>
    /// Whether a read that waits for work goes on behind what it has: that is <c>BR_NOOP</c> and <c>BR_TRANSACTION_COMPLETE</c> only, and
    /// another item fits.
    /// </summary>
    public static bool MayReadOn(ReadOnlySpan<byte> buffer, int consumed) =>
        buffer.Length - consumed >= RoomForAnyItem && HoldsCompletionsOnly(buffer[..consumed]);

    private static bool HoldsCompletionsOnly(ReadOnlySpan<byte> returns)
    {
        bool completed = false;
        for (; returns.Length >= sizeof(uint); returns = returns[sizeof(uint)..])
        {
            switch (BinaryPrimitives.ReadUInt32LittleEndian(returns))
            {
                case BinderReturn.BR_TRANSACTION_COMPLETE:
                    completed = true;
                    break;
                case BinderReturn.BR_NOOP:
                    break;
                default:
                    return false;
            }
        }

        return completed;
    }
}
