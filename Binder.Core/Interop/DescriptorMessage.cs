namespace Binder.Interop;

/// <summary>Descriptors beside the bytes of a message: <c>SCM_RIGHTS</c>.</summary>
internal static unsafe class DescriptorMessage
{
    /// <summary>Most descriptors in one message. <c>SCM_MAX_FD</c>, &lt;net/scm.h&gt; of the kernel.</summary>
    public const int MaxDescriptors = 253;

    /// <summary>Size of a control buffer that holds them all, a multiple of 8.</summary>
    public const int ControlSize = (HeaderSize + (MaxDescriptors * sizeof(int)) + 7) & ~7;

    // <bits/socket.h>
    private const int SOL_SOCKET = 1;
    private const int SCM_RIGHTS = 1;
    private const int HeaderSize = 16;

    /// <summary>Writes the control buffer for some descriptors.</summary>
    /// <returns>Bytes for <c>msg_controllen</c>.</returns>
    public static nuint Write(byte* control, ReadOnlySpan<int> descriptors)
    {
        cmsghdr* header = (cmsghdr*)control;
        header->cmsg_len = (nuint)(HeaderSize + (descriptors.Length * sizeof(int)));
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        descriptors.CopyTo(new Span<int>(control + HeaderSize, MaxDescriptors));
        return (header->cmsg_len + 7) & ~(nuint)7;
    }

    /// <summary>Takes the descriptors out of a received message; all of them now belong to the caller.</summary>
    /// <returns>How many were written to <paramref name="descriptors"/>, which has room for <see cref="MaxDescriptors"/>.</returns>
    public static int Read(msghdr* message, Span<int> descriptors)
    {
        int count = 0;
        byte* position = (byte*)message->msg_control;
        nuint left = message->msg_controllen;
        while (left >= HeaderSize)
        {
            cmsghdr* header = (cmsghdr*)position;
            if (header->cmsg_len < HeaderSize || header->cmsg_len > left)
                break;

            if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
            {
                int here = (int)(header->cmsg_len - HeaderSize) / sizeof(int);
                new ReadOnlySpan<int>(position + HeaderSize, here).CopyTo(descriptors[count..]);
                count += here;
            }

            nuint step = Math.Min(left, (header->cmsg_len + 7) & ~(nuint)7);
            position += step;
            left -= step;
        }

        return count;
    }
}
