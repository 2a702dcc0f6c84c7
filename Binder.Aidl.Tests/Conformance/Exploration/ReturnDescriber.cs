using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Protocol;
using static Binder.Protocol.BinderObjectType;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// Tells what a read gave, with addresses as places in the area, process numbers as indices, and descriptors as the files they are. Notes the
/// received buffers and closes the received descriptors on the way.
/// </summary>
internal sealed class ReturnDescriber(ExplorationWorld world)
{
    private const int MaxShown = 96;
    private const uint FileMark = 0xF11E_0000;

    private readonly byte[] _content = new byte[64 * 1024];
    private readonly List<Part> _parts = [];

    /// <param name="text">Where to tell it; null if nobody wants to know.</param>
    public void Describe(Slot slot, int label, in WriteReadOutcome outcome, StringBuilder? text)
    {
        ReadOnlySpan<byte> buffer = outcome.Buffer.Span;
        if (outcome.ReadStart > 0 && outcome.ReadConsumed > 0 && buffer.Length >= sizeof(uint))
            text?.Append(MemoryMarshal.Read<uint>(buffer) == BinderReturn.BR_SPAWN_LOOPER ? "(SPAWN)" : "");
        text?.Append("R[");
        ReadOnlySpan<byte> rest = outcome.ReadConsumed > outcome.ReadStart ? buffer[outcome.ReadStart..outcome.ReadConsumed] : [];
        bool isFirst = true;
        while (rest.Length >= sizeof(uint))
        {
            uint code = MemoryMarshal.Read<uint>(rest);
            int size = Math.Min(BinderReturn.PayloadSize(code), rest.Length - sizeof(uint));
            ReadOnlySpan<byte> payload = rest.Slice(sizeof(uint), size);
            ulong first = size >= 8 ? MemoryMarshal.Read<ulong>(payload) : 0;
            ulong second = size >= 16 ? MemoryMarshal.Read<ulong>(payload[8..]) : 0;
            Returned returned = new(code, first, second);
            world.Note(slot, returned);
            if (text is not null)
                text.Append(isFirst ? "" : " ").Append(returned.ToString());
            if (size >= 64)
                Transaction(slot, label, MemoryMarshal.Read<binder_transaction_data>(payload), text);
            rest = rest[(sizeof(uint) + size)..];
            isFirst = false;
        }

        text?.Append(']');
    }

    private void Transaction(Slot slot, int label, in binder_transaction_data data, StringBuilder? text)
    {
        world.NoteBuffer(slot, label, data.buffer);
        ulong start = data.buffer - slot.AreaAddress;
        if (text is not null)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"(@{label} {data.target:x},{data.cookie:x} code {data.code} flags {data.flags:x} from {world.ProcessOf(data.sender_pid)}");
            text.Append(
                CultureInfo.InvariantCulture,
                $"/{data.sender_euid} +{start:x} size {data.data_size}:{data.offsets_size} offsets +{data.offsets - slot.AreaAddress:x}");
        }

        int front = ((int)data.data_size + 7) & ~7;
        Span<byte> content = _content.AsSpan(0, front + (int)data.offsets_size);
        if (content.Length > 0 && !world.Peek(slot, data.buffer, content))
        {
            text?.Append(" unreadable)");
            return;
        }

        Objects(slot, content, front);
        if (text is not null)
        {
            Bytes(text, content[..(int)data.data_size]);
            foreach (Part part in _parts)
                Bytes(text, part.Content);
            text.Append(')');
        }
    }

    /// <summary>Puts names in place of what differs between worlds.</summary>
    private void Objects(Slot slot, Span<byte> content, int front)
    {
        _parts.Clear();
        ReadOnlySpan<ulong> offsets = MemoryMarshal.Cast<byte, ulong>(content[front..]);
        for (int i = 0; i < offsets.Length; i++)
        {
            Span<byte> found = content[(int)offsets[i]..];
            switch (MemoryMarshal.Read<uint>(found))
            {
                case BINDER_TYPE_FD:
                    Descriptor(slot, found);
                    break;
                case BINDER_TYPE_PTR:
                    Pointer(slot, i, found);
                    break;
                case BINDER_TYPE_FDA:
                    Descriptors(slot, MemoryMarshal.Read<binder_fd_array_object>(found));
                    break;
            }
        }
    }

    private void Descriptor(Slot slot, Span<byte> found)
    {
        binder_fd_object sent = MemoryMarshal.Read<binder_fd_object>(found);
        int file = world.FileOf(slot, (int)sent.fd);
        if (file >= 0)
            world.CloseFile(slot, (int)sent.fd);
        sent.fd = FileMark + (uint)file;
        MemoryMarshal.Write(found, in sent);
    }

    private void Pointer(Slot slot, int index, Span<byte> found)
    {
        binder_buffer_object sent = MemoryMarshal.Read<binder_buffer_object>(found);
        byte[] content = new byte[sent.length];
        bool isThere = sent.length == 0 || world.Peek(slot, sent.buffer, content);
        _parts.Add(new Part(index, isThere ? content : [0xBA, 0xD0]));
        sent.buffer -= slot.AreaAddress;
        MemoryMarshal.Write(found, in sent);
        if ((sent.flags & binder_buffer_object.BINDER_BUFFER_FLAG_HAS_PARENT) == 0 || PartOf(sent.parent) is not { } parent)
            return;
        Span<byte> place = parent.AsSpan((int)sent.parent_offset);
        ulong address = MemoryMarshal.Read<ulong>(place) - slot.AreaAddress;
        MemoryMarshal.Write(place, in address);
    }

    private void Descriptors(Slot slot, in binder_fd_array_object sent)
    {
        if (sent.num_fds == 0 || PartOf(sent.parent) is not { } parent)
            return;
        foreach (ref int number in MemoryMarshal.Cast<byte, int>(parent.AsSpan((int)sent.parent_offset, (int)sent.num_fds * sizeof(int))))
            number = unchecked((int)FileMark) + world.FileOf(slot, number);
    }

    private byte[]? PartOf(ulong index) => _parts.Find(part => (ulong)part.Index == index)?.Content;

    private static void Bytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        text.Append(' ').Append(Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, MaxShown)]));
        if (bytes.Length <= MaxShown)
            return;
        ulong sum = 14695981039346656037;
        foreach (byte value in bytes)
            sum = (sum ^ value) * 1099511628211;
        text.Append(CultureInfo.InvariantCulture, $"..#{sum:x}");
    }

    private sealed record Part(int Index, byte[] Content);
}
