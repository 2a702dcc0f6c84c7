using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>What both sides have to know about a stream of <c>BR_*</c> returns.</summary>
internal static class ReturnStream
{
    /// <summary>How much of it is in front of the transaction or reply at its end; all of it if there is none.</summary>
    public static int LengthBeforeTransaction(ReadOnlySpan<byte> read)
    {
        int position = 0;
        while (read.Length - position >= sizeof(uint))
        {
            uint code = MemoryMarshal.Read<uint>(read[position..]);
            if (code is BinderReturn.BR_TRANSACTION or BinderReturn.BR_TRANSACTION_SEC_CTX or BinderReturn.BR_REPLY)
                return position;
            position += sizeof(uint) + BinderReturn.PayloadSize(code);
        }

        return read.Length;
    }

    /// <summary>Whether a read that found this and nothing else has found nothing.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> read) =>
        read.IsEmpty || (read.Length == sizeof(uint) && MemoryMarshal.Read<uint>(read) == BinderReturn.BR_NOOP);

    /// <summary>Whether it tells its reader nothing to do: <c>BR_NOOP</c> and <c>BR_TRANSACTION_COMPLETE</c> alone.</summary>
    public static bool IsQuiet(ReadOnlySpan<byte> read)
    {
        foreach (uint word in MemoryMarshal.Cast<byte, uint>(read))
        {
            if (word is not (BinderReturn.BR_NOOP or BinderReturn.BR_TRANSACTION_COMPLETE))
                return false;
        }

        return true;
    }
}
