using System.Runtime.InteropServices;
using System.Text;
using Binder.Protocol;
using static Binder.Protocol.BinderObjectType;

namespace Binder.Driver;

/// <content>
/// The content of a transaction: one copy from the sender's memory into the receiver's area, with objects translated on the way.
/// An object is read once, translated, and only then written. Source: <c>binder_transaction</c>, <c>binder_translate_*</c>.
/// </content>
internal sealed partial class BinderDriver
{
    private const int MaxObjectSize = 40;
    private const int KeptOffsets = 64 * 1024;

    private byte[] _offsets = new byte[512];

    /// <summary>As <see cref="Fill"/>. A fault of the owner, or of this driver, leaves nothing half done.</summary>
    private BinderFailure FillOrAbandon(
        BinderTransaction transaction, BinderNode? node, BinderThread thread, in binder_transaction_data data, ulong buffersSize)
    {
        try
        {
            return Fill(transaction, node, thread, data, buffersSize);
        }
        catch
        {
            Abandon(transaction.ToProcess!, transaction);
            throw;
        }
    }

    /// <summary>Takes a buffer in the receiver and fills it. On a failure what was taken so far stays with the transaction.</summary>
    /// <param name="node">The node that is called; null for a reply.</param>
    private BinderFailure Fill(
        BinderTransaction transaction,
        BinderNode? node,
        BinderThread thread,
        in binder_transaction_data data,
        ulong buffersSize)
    {
        BinderProc sender = thread.Process;
        BinderProc target = transaction.ToProcess!;
        byte[] label = node is { WantsSecurityContext: true } ? SecurityContextOf(sender) : [];
        ulong labelSize = (uint)Align(label.Length);
        if (!BinderAllocator.TryAlign(buffersSize, out ulong extra) || extra + labelSize < extra)
            return BinderFailure.Failed(Errno.EINVAL);

        if (target.Area is not { } area || target.Allocator is not { } allocator)
            return BinderFailure.Dead(Errno.ESRCH);
        Errno error = allocator.TryAllocate(
            data.data_size, data.offsets_size, extra + labelSize, transaction.IsOneway, sender.Pid, out BinderBuffer? buffer);
        if (error != Errno.None)
            return BinderFailure.Failed(error);

        buffer!.Id = transaction.Id;
        buffer.Transaction = transaction;
        buffer.ClearOnFree = (data.flags & TransactionFlag.TF_CLEAR_BUF) != 0;
        transaction.Buffer = buffer;
        if (node is not null)
        {
            buffer.TargetNode = node;
            IncrementNode(node, isStrong: true, isInternal: false, exporter: null);
        }

        Span<byte> content = area.Slice(buffer.Offset, buffer.Size);
        if (label.Length > 0)
        {
            int labelOffset = Align(buffer.DataSize) + Align(buffer.OffsetsSize) + (int)extra;
            label.CopyTo(content[labelOffset..]);
            transaction.SecurityContext = target.AreaAddress + (uint)(buffer.Offset + labelOffset);
        }

        if (buffer.OffsetsSize > 0)
            error = CopyWithObjects(transaction, thread, data, buffersSize, content);
        else if (buffersSize % sizeof(ulong) != 0)
            error = Errno.EINVAL;
        else
            error = CopyData(sender, data.buffer, content, 0, buffer.DataSize);
        return error == Errno.None ? BinderFailure.None : BinderFailure.Failed(error);
    }

    private byte[] SecurityContextOf(BinderProc sender) =>
        sender.SecurityContext ??= Encoding.UTF8.GetBytes((sender.Credentials.SecurityContext ?? _limits.DefaultSecurityContext) + '\0');

    private static Errno CopyData(BinderProc sender, ulong source, Span<byte> content, int start, int end)
    {
        if (start == end)
            return Errno.None;
        return sender.Memory.TryRead(unchecked(source + (uint)start), content[start..end]) ? Errno.None : Errno.EFAULT;
    }

    private Errno CopyWithObjects(
        BinderTransaction transaction,
        BinderThread thread,
        in binder_transaction_data data,
        ulong buffersSize,
        Span<byte> content)
    {
        BinderBuffer buffer = transaction.Buffer!;
        Span<byte> offsets = OffsetsSpace(buffer.OffsetsSize);
        if (!thread.Process.Memory.TryRead(data.offsets, offsets))
            return Errno.EFAULT;
        offsets.CopyTo(content[Align(buffer.DataSize)..]);
        if (buffer.OffsetsSize % sizeof(ulong) != 0 || buffersSize % sizeof(ulong) != 0)
            return Errno.EINVAL;

        int gathered = Align(buffer.DataSize) + Align(buffer.OffsetsSize);
        _gather.Begin(transaction.ToProcess!.AreaAddress + (uint)buffer.Offset, gathered, gathered + (int)buffersSize);
        int copied = 0;
        int index = 0;
        Span<byte> source = stackalloc byte[MaxObjectSize];
        foreach (ulong next in MemoryMarshal.Cast<byte, ulong>(offsets))
        {
            if (next < (uint)copied || next > (uint)buffer.DataSize)
                return Errno.EFAULT;
            int offset = (int)next;
            Errno error = CopyData(thread.Process, data.buffer, content, copied, offset);
            if (error != Errno.None)
                return error;
            int size = ReadObject(thread.Process, data.buffer, offset, buffer.DataSize, source);
            if (size == 0)
                return Errno.EINVAL;
            error = Translate(transaction, thread, source[..size], index++, offset, content.Slice(offset, size));
            if (error != Errno.None)
                return error;
            copied = offset + size;
        }

        Errno rest = CopyData(thread.Process, data.buffer, content, copied, buffer.DataSize);
        if (rest != Errno.None)
            return rest;
        return _gather.TryCopy(thread.Process.Memory, content) ? Errno.None : Errno.EINVAL;
    }

    private Span<byte> OffsetsSpace(int size)
    {
        if (size > KeptOffsets)
            return new byte[size];
        if (size > _offsets.Length)
            _offsets = new byte[Math.Max(size, _offsets.Length * 2)];
        return _offsets.AsSpan(0, size);
    }

    /// <summary>Reads one object from the sender.</summary>
    /// <returns>Its size; 0 if there is no valid object.</returns>
    private static int ReadObject(BinderProc sender, ulong data, int offset, int dataSize, Span<byte> source)
    {
        int available = Math.Min(dataSize - offset, MaxObjectSize);
        if (available < sizeof(uint) || offset % sizeof(uint) != 0)
            return 0;
        if (!sender.Memory.TryRead(unchecked(data + (uint)offset), source[..available]))
            return 0;
        int size = MemoryMarshal.Read<uint>(source) switch
        {
            BINDER_TYPE_BINDER or BINDER_TYPE_WEAK_BINDER or BINDER_TYPE_HANDLE or BINDER_TYPE_WEAK_HANDLE or BINDER_TYPE_FD => 24,
            BINDER_TYPE_FDA => 32,
            BINDER_TYPE_PTR => 40,
            _ => 0,
        };
        return size <= available ? size : 0;
    }

    private Errno Translate(
        BinderTransaction transaction,
        BinderThread thread,
        ReadOnlySpan<byte> source,
        int index,
        int offset,
        Span<byte> destination)
    {
        switch (MemoryMarshal.Read<uint>(source))
        {
            case BINDER_TYPE_BINDER:
            case BINDER_TYPE_WEAK_BINDER:
                return TranslateBinder(transaction, thread, MemoryMarshal.Read<flat_binder_object>(source), destination);
            case BINDER_TYPE_HANDLE:
            case BINDER_TYPE_WEAK_HANDLE:
                return TranslateHandle(transaction, thread.Process, MemoryMarshal.Read<flat_binder_object>(source), destination);
            case BINDER_TYPE_FD:
                return TranslateFile(transaction, thread.Process, MemoryMarshal.Read<binder_fd_object>(source), offset, destination);
            case BINDER_TYPE_PTR:
                return TranslatePointer(MemoryMarshal.Read<binder_buffer_object>(source), index, destination);
            case BINDER_TYPE_FDA:
                return TranslateFiles(transaction, thread.Process, MemoryMarshal.Read<binder_fd_array_object>(source), destination);
            default:
                return Errno.EINVAL;
        }
    }

    /// <summary>The sender's own object becomes a handle of the receiver.</summary>
    private Errno TranslateBinder(BinderTransaction transaction, BinderThread thread, flat_binder_object exported, Span<byte> destination)
    {
        BinderNode? node = thread.Process.Nodes.Find(exported.binder) ?? NewNode(thread.Process, exported);
        if (node is null)
            return Errno.ENOMEM;
        if (node.Cookie != exported.cookie)
        {
            EndLook(node);
            return Errno.EINVAL;
        }

        bool isStrong = exported.type == BINDER_TYPE_BINDER;
        BinderRef? reference = IncrementRef(transaction.ToProcess!, node, isStrong, thread);
        if (reference is null)
        {
            FreeIfUnused(node);
            return Errno.ENOMEM;
        }

        exported.type = isStrong ? BINDER_TYPE_HANDLE : BINDER_TYPE_WEAK_HANDLE;
        exported.binder = reference.Handle;
        exported.cookie = 0;
        transaction.Buffer!.Record(new BinderHeldObject(exported.type, Handle: reference.Handle));
        MemoryMarshal.Write(destination, in exported);
        return Errno.None;
    }

    /// <summary>A handle of the sender becomes the receiver's own object, or its handle for the same node.</summary>
    private Errno TranslateHandle(BinderTransaction transaction, BinderProc sender, flat_binder_object sent, Span<byte> destination)
    {
        bool isStrong = sent.type == BINDER_TYPE_HANDLE;
        BinderNode? node = (isStrong ? sender.Refs.FindStrong(sent.handle) : sender.Refs.Find(sent.handle))?.Node;
        if (node is null)
            return Errno.EINVAL;
        if (node.Process == transaction.ToProcess)
        {
            IncrementNode(node, isStrong, isInternal: false, exporter: null);
            sent.type = isStrong ? BINDER_TYPE_BINDER : BINDER_TYPE_WEAK_BINDER;
            sent.binder = node.Ptr;
            sent.cookie = node.Cookie;
            transaction.Buffer!.Record(new BinderHeldObject(sent.type, node));
        }
        else
        {
            BinderRef? reference = IncrementRef(transaction.ToProcess!, node, isStrong, exporter: null);
            if (reference is null)
                return Errno.ENOMEM;
            sent.binder = reference.Handle;
            sent.cookie = 0;
            transaction.Buffer!.Record(new BinderHeldObject(sent.type, Handle: reference.Handle));
        }

        MemoryMarshal.Write(destination, in sent);
        return Errno.None;
    }

    /// <summary>The file is held from now on; the receiver gets a number for it when it reads.</summary>
    private Errno TranslateFile(
        BinderTransaction transaction,
        BinderProc sender,
        binder_fd_object sent,
        int offset,
        Span<byte> destination)
    {
        const int NumberOffset = 8;
        Errno error = Pin(transaction, sender, (int)sent.fd, offset + NumberOffset);
        if (error != Errno.None)
            return error;
        sent.fd = 0;
        sent.pad_fd = 0;
        MemoryMarshal.Write(destination, in sent);
        return Errno.None;
    }

    private Errno Pin(BinderTransaction transaction, BinderProc sender, int descriptor, int slot)
    {
        if (!transaction.AcceptsFiles)
            return Errno.EPERM;
        if (!sender.Account.TryCharge(BinderResource.PinnedFiles))
            return Errno.ENOMEM;
        Errno error = _host.PinFile(sender, descriptor, out object? file);
        if (error != Errno.None || file is null)
        {
            sender.Account.Release(BinderResource.PinnedFiles);
            return error == Errno.None ? Errno.EBADF : error;
        }

        _pinnedFileCount++;
        transaction.AddFixup(file, slot);
        return Errno.None;
    }

    private void ReleaseObject(BinderProc process, BinderThread? reader, in BinderHeldObject held, bool isDelivered)
    {
        switch (held.Type)
        {
            case BINDER_TYPE_BINDER:
            case BINDER_TYPE_WEAK_BINDER:
                DecrementNode(held.Node!, held.Type == BINDER_TYPE_BINDER, isInternal: false);
                EndLook(held.Node!);
                break;
            case BINDER_TYPE_HANDLE:
            case BINDER_TYPE_WEAK_HANDLE:
                DecrementHandle(process, held.Handle, held.Type == BINDER_TYPE_HANDLE);
                break;
            case BINDER_TYPE_FDA when isDelivered:
                CloseFiles(process, reader, held.Descriptors!);
                break;
            default:
                break;
        }
    }

    /// <summary>A node that was made for an object, but never got a reference.</summary>
    private void FreeIfUnused(BinderNode node)
    {
        if (!node.IsWeak)
            AfterDecrement(node);
    }
}
