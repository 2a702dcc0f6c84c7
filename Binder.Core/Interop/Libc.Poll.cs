using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    /// <summary>Whether a read would find something now; an error counts as that, for the read will tell it.</summary>
    public static bool IsReadable(SafeDescriptor descriptor)
    {
        bool referenced = false;
        descriptor.DangerousAddRef(ref referenced);
        try
        {
            pollfd entry = new() { fd = descriptor.Number, events = POLLIN };
            int count;
            do
                count = poll(&entry, 1, 0);
            while (count < 0 && LastError == Errno.EINTR);

            return count != 0;
        }
        finally
        {
            descriptor.DangerousRelease();
        }
    }
}
