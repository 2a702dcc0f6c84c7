using System.Runtime.CompilerServices;
using System.Text;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Asks a daemon what its driver holds and does, without becoming one of its processes.</summary>
internal static unsafe class SharedInspection
{
    /// <exception cref="BinderDeviceException">There is no usable daemon, or it does not show itself to this user.</exception>
    public static string Read(string path, DriverView view, int pid, bool asJson)
    {
        using SafeDescriptor socket = SharedDevice.Connect(path);
        InspectFrame request = new()
        {
            Header = new FrameHeader(Unsafe.SizeOf<InspectFrame>(), FrameType.Inspect),
            Magic = SharedProtocol.Magic,
            Version = SharedProtocol.Version,
            View = view,
            Pid = pid,
            AsJson = asJson ? 1u : 0u,
        };
        Errno error = FrameExchange.Run(socket, request, FrameType.InspectResult, out InspectResultFrame result, out SafeDescriptor? memory);
        using (memory)
        {
            if (error == Errno.None)
                error = (Errno)result.Errno;
            return error switch
            {
                Errno.None when memory is not null => Text(path, memory, (int)result.Length),
                Errno.EPERM => throw SharedDevice.Failure(path, "the driver shows itself to its own user and to root only."),
                Errno.ECONNRESET => throw SharedDevice.Failure(path, "the daemon is of another release. Run both from the same one."),
                _ => throw SharedDevice.Failure(path, $"the daemon gave no answer: {Libc.Describe(error)}."),
            };
        }
    }

    private static string Text(string path, SafeDescriptor memory, int length)
    {
        if (Libc.MapWritable(memory, Math.Max(length, 1), out SafeMapping? mapping) is not Errno.None and Errno error)
            throw SharedDevice.Failure(path, $"the answer cannot be mapped: {Libc.Describe(error)}.");
        using (mapping)
            return Encoding.UTF8.GetString((byte*)mapping!.Address, length);
    }
}
