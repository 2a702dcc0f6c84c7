using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>A request of fixed size and its response over a blocking socket: everything but the hot path.</summary>
internal static unsafe class FrameExchange
{
    /// <summary>Sends a request and waits for its response.</summary>
    /// <param name="request">With its header filled in.</param>
    /// <param name="descriptor">What travelled beside the response, if anything; the caller's.</param>
    /// <returns>
    /// <see cref="Errno.None"/>; <see cref="Errno.ECONNRESET"/> if the daemon ended the connection; <see cref="Errno.EPROTO"/> if what came is
    /// not this response.
    /// </returns>
    public static Errno Run<TRequest, TResponse>(
        SafeDescriptor socket, in TRequest request, FrameType expected, out TResponse response, out SafeDescriptor? descriptor)
        where TRequest : unmanaged
        where TResponse : unmanaged
    {
        response = default;
        descriptor = null;
        fixed (TRequest* outgoing = &request)
        fixed (TResponse* incoming = &response)
        {
            Errno error = SendAll(socket, (byte*)outgoing, sizeof(TRequest));
            if (error == Errno.None)
                error = ReceiveAll(socket, (byte*)incoming, sizeof(TResponse), ref descriptor);
            if (error == Errno.None && !IsExpected((FrameHeader*)incoming, expected, sizeof(TResponse)))
                error = Errno.EPROTO;
            if (error != Errno.None)
                descriptor?.Dispose();
            return error;
        }
    }

    private static bool IsExpected(FrameHeader* header, FrameType type, int length) => header->Type == type && header->Length == length;

    private static Errno SendAll(SafeDescriptor socket, byte* bytes, int count)
    {
        msghdr message = default;
        iovec vector = new(bytes, (nuint)count);
        message.msg_iov = &vector;
        message.msg_iovlen = 1;
        while (vector.iov_len > 0)
        {
            nint sent = Libc.Send(socket, &message, wait: true, out Errno error);
            if (sent < 0)
                return error == Errno.EPIPE ? Errno.ECONNRESET : error;
            vector = new iovec((byte*)vector.iov_base + sent, vector.iov_len - (nuint)sent);
        }

        return Errno.None;
    }

    private static Errno ReceiveAll(SafeDescriptor socket, byte* bytes, int count, ref SafeDescriptor? descriptor)
    {
        byte* control = stackalloc byte[DescriptorMessage.ControlSize];
        Span<int> descriptors = stackalloc int[DescriptorMessage.MaxDescriptors];
        msghdr message = default;
        iovec vector = new(bytes, (nuint)count);
        message.msg_iov = &vector;
        message.msg_iovlen = 1;
        message.msg_control = control;
        while (vector.iov_len > 0)
        {
            message.msg_controllen = DescriptorMessage.ControlSize;
            nint received = Libc.Receive(socket, &message, wait: true, out Errno error);
            if (received <= 0)
                return received == 0 ? Errno.ECONNRESET : error;

            foreach (int number in descriptors[..DescriptorMessage.Read(&message, descriptors)])
            {
                descriptor?.Dispose();
                descriptor = new SafeDescriptor(number);
            }

            vector = new iovec((byte*)vector.iov_base + received, vector.iov_len - (nuint)received);
        }

        return Errno.None;
    }
}
