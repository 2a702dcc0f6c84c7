using Binder.Devices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Runtime.Odd;

internal sealed unsafe class OddThread(BinderDeviceThread thread) : BinderDeviceThread
{
    private const uint Unknown = 0x8008727F; // a return with 8 bytes of payload
    private const int Size = sizeof(uint) + sizeof(ulong);

    public override Errno WriteRead(ref binder_write_read io, WriteReadMode mode)
    {
        bool reads = io.read_size > Size && io.read_consumed == 0;
        if (reads)
        {
            io.read_buffer += Size;
            io.read_size -= Size;
        }

        Errno error = thread.WriteRead(ref io, mode);
        if (!reads)
            return error;

        io.read_buffer -= Size;
        io.read_size += Size;
        if (io.read_consumed > 0)
        {
            io.read_consumed += Size;
            *(uint*)io.read_buffer = Unknown;
            *(ulong*)(io.read_buffer + sizeof(uint)) = ulong.MaxValue;
        }

        return error;
    }

    public override Errno GetExtendedError(out binder_extended_error error) => thread.GetExtendedError(out error);

    protected override void Dispose(bool disposing) => thread.Dispose();
}
