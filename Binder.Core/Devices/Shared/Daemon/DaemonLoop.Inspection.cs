using System.Text;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>What the driver shows of itself, to its own user and to root: it names every process and object.</summary>
internal sealed unsafe partial class DaemonLoop
{
    private const uint Root = 0;

    private void Inspect(Peer peer, in InspectFrame request)
    {
        if (request.Magic != SharedProtocol.Magic || request.Version != SharedProtocol.Version)
        {
            EndPeer(peer, "its question is not Binder's");
            return;
        }

        bool isAllowed = peer.Uid == _ownUid || peer.Uid == Root;
        InspectResultFrame result = new() { Header = new FrameHeader(sizeof(InspectResultFrame), FrameType.InspectResult) };
        SafeDescriptor? memory = null;
        Errno error = isAllowed ? WriteView(request, out memory, out result.Length) : Errno.EPERM;
        result.Errno = (int)error;
        using (memory)
            _ = TryRespond(peer, (byte*)&result, sizeof(InspectResultFrame), error == Errno.None ? [memory!.Number] : []);
    }

    private Errno WriteView(in InspectFrame request, out SafeDescriptor memory, out uint length)
    {
        byte[] text = Encoding.UTF8.GetBytes(_driver.Render(request.View, request.Pid, request.AsJson != 0));
        length = (uint)text.Length;
        // An empty memory cannot be mapped.
        int size = Math.Max(text.Length, 1);
        Errno error = Libc.CreateSealedMemory("binder-view", size, out memory);
        if (error != Errno.None)
            return error;
        error = Libc.MapWritable(memory, size, out SafeMapping? mapping);
        using (mapping)
        {
            if (mapping is not null)
                text.CopyTo(new Span<byte>((void*)mapping.Address, size));
        }

        if (error != Errno.None)
            memory.Dispose();
        return error;
    }
}
