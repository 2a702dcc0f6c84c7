using System.Runtime.CompilerServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>One thread's connection to the daemon: one message there and one back per <c>BINDER_WRITE_READ</c>.</summary>
internal sealed unsafe class SharedThread(SharedConnection connection, SafeDescriptor socket) : BinderDeviceThread
{
    private readonly FrameRequest _request = new(connection.Features);
    private readonly FrameResponse _response = new();

    public override Errno WriteRead(ref binder_write_read io, WriteReadMode mode)
    {
        try
        {
            return socket.IsClosed ? Errno.EBADF : Run(ref io, mode);
        }
        catch (ObjectDisposedException)
        {
            return Errno.EBADF;
        }
    }

    public override Errno GetExtendedError(out binder_extended_error error)
    {
        error = default;
        if (socket.IsClosed)
            return Errno.EBADF;

        FrameHeader request = new(FrameHeader.Size, FrameType.ExtendedError);
        if (FrameExchange.Run(socket, request, FrameType.ExtendedErrorResult, out ExtendedErrorFrame response, out _) != Errno.None)
            return Errno.EBADF;

        error = response.Error;
        return (Errno)response.Errno;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            socket.Dispose();
    }

    private Errno Run(ref binder_write_read io, WriteReadMode mode)
    {
        WriteReadFlags flags = WriteReadFlags.None;
        bool mayWrite = true;
        bool deliveryFailed = false;
        while (true)
        {
            // A write buffer too long for one frame goes in several; only the last one reads.
            int left = mayWrite && io.write_size > io.write_consumed ? (int)Math.Min(io.write_size - io.write_consumed, int.MaxValue) : 0;
            byte* commands = (byte*)(io.write_buffer + io.write_consumed);
            int size = _request.Collect(commands, left);
            bool reads = size == left && io.read_size > 0;
            int space = reads ? ReadSpace(io) : 0;
            if (reads)
                flags |= ReadFlags(io, mode);
            else if (size < left)
                flags |= WriteReadFlags.MoreFollows;

            Errno error = _request.Send(socket, commands, size, space, flags);
            if (error == Errno.None)
                error = _response.Receive(socket, space);
            if (error != Errno.None)
                return error;

            if (NiceFlag.Find(_response.Frame.Header.Flags) is { } nice)
                _ = Libc.TrySetNice(nice);
            flags = WriteReadFlags.None;
            io.write_consumed += _response.Frame.WriteConsumed;
            bool installed = _response.TryInstallDescriptors(connection.Area);
            TakeRead(ref io, installed);
            error = (Errno)_response.Frame.Errno;
            if (!installed)
            {
                // The driver treats the transaction as undeliverable; this read goes on with whatever is next.
                flags = WriteReadFlags.DeliveryFailed;
                deliveryFailed = true;
                mayWrite = false;
                if (ReturnStream.IsNothing(ReadSoFar(io)))
                    io.read_consumed = 0;
                else if ((mode & WriteReadMode.UntilWork) == 0)
                    mode |= WriteReadMode.NonBlocking;
                continue;
            }

            if (deliveryFailed && error == Errno.EAGAIN && io.read_consumed > 0)
                return Errno.None;
            if (error is not (Errno.None or Errno.EAGAIN or Errno.EINTR))
                io.read_consumed = 0;
            if (error != Errno.None || reads || (size == left && io.read_size == 0))
                return error;
            mayWrite = _response.Frame.WriteConsumed == (uint)size;
        }
    }

    private static int ReadSpace(in binder_write_read io) =>
        io.read_consumed >= io.read_size ? 0 : (int)Math.Min(io.read_size - io.read_consumed, SharedProtocol.MaxRead);

    private static WriteReadFlags ReadFlags(in binder_write_read io, WriteReadMode mode)
    {
        WriteReadFlags flags = io.read_consumed > 0 ? WriteReadFlags.Continues : WriteReadFlags.None;
        if ((mode & WriteReadMode.NonBlocking) != 0)
            flags |= WriteReadFlags.NonBlocking;
        if ((mode & WriteReadMode.UntilWork) != 0 && ReturnStream.IsQuiet(ReadSoFar(io)))
            flags |= WriteReadFlags.UntilWork;
        return flags;
    }

    private static ReadOnlySpan<byte> ReadSoFar(in binder_write_read io) => new((void*)io.read_buffer, (int)io.read_consumed);

    private void TakeRead(ref binder_write_read io, bool installed)
    {
        ReadOnlySpan<byte> read = installed ? _response.Read : _response.Read[..ReturnStream.LengthBeforeTransaction(_response.Read)];
        byte* destination = (byte*)(io.read_buffer + io.read_consumed);
        read.CopyTo(new Span<byte>(destination, read.Length));
        io.read_consumed += (ulong)read.Length;
        if ((_response.Frame.Header.Flags & WriteReadResultFrame.SpawnLooper) != 0)
            Unsafe.WriteUnaligned((void*)io.read_buffer, BinderReturn.BR_SPAWN_LOOPER);
    }
}
