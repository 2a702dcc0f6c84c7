using System.Runtime.InteropServices;
using Binder.Protocol;
using static Binder.Protocol.BinderReturn;

namespace Binder.Driver;

/// <content>Transactions and replies on their way to the reader.</content>
internal sealed partial class BinderDriver
{
    /// <summary>
    /// The transaction or reply, which the thread's last read handed out, could not be received after all, because its files could not be
    /// installed: a call's sender reads <c>BR_FAILED_REPLY</c>, a one-way vanishes, and in place of a reply the thread itself reads
    /// <c>BR_FAILED_REPLY</c>. The owner takes the return off the end of what was read and reads on there.
    /// </summary>
    public void FailDelivery(BinderThread thread)
    {
        if (thread.LastDelivery is not { } buffer || thread.IsDead)
            return;
        bool isReply = buffer.TargetNode is null;
        if (buffer.Transaction is { } call && thread.Stack == call)
        {
            thread.Stack = call.ToParent;
            RestoreNice(thread, call);
            SendFailedReply(call, BR_FAILED_REPLY);
        }

        FreeBuffer(thread.Process, reader: null, buffer, isDelivered: false);
        if (isReply)
            SetReplyError(thread, BR_FAILED_REPLY);
    }

    private static void ForgetDelivery(BinderThread thread)
    {
        if (thread.LastDelivery is not { } buffer)
            return;
        buffer.Reader = null;
        thread.LastDelivery = null;
    }

    private bool Deliver(BinderThread thread, BinderTransaction transaction, ref ReturnWriter output)
    {
        BinderBuffer buffer = transaction.Buffer!;
        if (transaction.FixupCount > 0 && !TryInstallFiles(thread.Process, transaction))
            return DropUndeliverable(thread.Process, transaction, ref output);

        if (buffer.TargetNode is { } node)
            AdoptNice(thread, transaction, node);
        WriteDelivery(thread.Process, transaction, ref output);
        buffer.AllowUserFree = true;
        buffer.Reader = thread;
        thread.LastDelivery = buffer;
        if (transaction.IsReply || transaction.IsOneway)
        {
            FreeTransaction(transaction);
        }
        else
        {
            transaction.ToParent = thread.Stack;
            transaction.ToThread = thread;
            thread.Stack = transaction;
        }

        return true;
    }

    private static void WriteDelivery(BinderProc receiver, BinderTransaction transaction, ref ReturnWriter output)
    {
        BinderBuffer buffer = transaction.Buffer!;
        BinderNode? node = buffer.TargetNode;
        ulong address = receiver.AreaAddress + (uint)buffer.Offset;
        binder_transaction_data data = new()
        {
            target = node?.Ptr ?? 0,
            cookie = node?.Cookie ?? 0,
            code = transaction.Code,
            flags = transaction.Flags,
            sender_pid = transaction.From?.Process.PidSeenBy(receiver) ?? 0,
            sender_euid = transaction.SenderEuid,
            data_size = (uint)buffer.DataSize,
            offsets_size = (uint)buffer.OffsetsSize,
            buffer = address,
            offsets = address + (uint)Align(buffer.DataSize),
        };
        if (transaction.SecurityContext == 0)
            output.Write(transaction.IsReply ? BR_REPLY : BR_TRANSACTION, data);
        else
            output.Write(BR_TRANSACTION_SEC_CTX, new binder_transaction_data_secctx { transaction_data = data, secctx = transaction.SecurityContext });
    }

    private bool DropUndeliverable(BinderProc receiver, BinderTransaction transaction, ref ReturnWriter output)
    {
        BinderBuffer buffer = transaction.Buffer!;
        bool isReply = transaction.IsReply;
        Cancel(transaction, BR_FAILED_REPLY);
        FreeBuffer(receiver, reader: null, buffer, isDelivered: false);
        if (isReply)
            output.Write(BR_FAILED_REPLY);
        return isReply;
    }

    /// <summary>Installs all files of a transaction in the receiver, or none. A receiver that gave its area up does not see their numbers.</summary>
    private bool TryInstallFiles(BinderProc receiver, BinderTransaction transaction)
    {
        int offset = transaction.Buffer!.Offset;
        Span<BinderFileFixup> fixups = transaction.Fixups;
        for (int i = 0; i < fixups.Length; i++)
        {
            ref BinderFileFixup fixup = ref fixups[i];
            ulong slot = receiver.AreaAddress + (uint)(offset + fixup.Slot);
            Errno error = _host.InstallFile(receiver, fixup.File!, slot, out fixup.Descriptor);
            fixup.File = null;
            Unpin(transaction);
            if (error != Errno.None)
            {
                foreach (ref readonly BinderFileFixup installed in fixups[..i])
                    _host.CloseFile(receiver, installed.Descriptor);
                return false;
            }
        }

        foreach (ref readonly BinderFileFixup fixup in fixups)
        {
            if (receiver.Area is { } area)
                MemoryMarshal.Write(area.Slice(offset + fixup.Slot, sizeof(int)), in fixup.Descriptor);
            if (fixup.Array is { } array)
                array[fixup.Index] = fixup.Descriptor;
        }

        transaction.ClearFixups();
        return true;
    }

    /// <summary>Lets go of the files that a transaction still carries.</summary>
    private void ReleaseFiles(BinderTransaction transaction)
    {
        foreach (ref readonly BinderFileFixup fixup in transaction.Fixups)
        {
            if (fixup.File is null)
                continue;
            _host.ReleaseFile(fixup.File);
            Unpin(transaction);
        }

        transaction.ClearFixups();
    }

    private void Unpin(BinderTransaction transaction)
    {
        transaction.Account!.Release(BinderResource.PinnedFiles);
        _pinnedFileCount--;
    }
}
