namespace Binder.Driver;

/// <content>Buffers and what they hold. Source: <c>binder_free_buf</c>, <c>binder_transaction_buffer_release</c>.</content>
internal sealed partial class BinderDriver
{
    private static int Align(int size) => (size + 7) & ~7;

    /// <summary><c>BC_FREE_BUFFER</c>: anything but the start of a buffer that was delivered and not given back is ignored.</summary>
    private void FreeDelivered(BinderThread thread, ulong address)
    {
        BinderProc process = thread.Process;
        ulong offset = unchecked(address - process.AreaAddress);
        if (process.Allocator is null || offset >= int.MaxValue)
            return;
        if (process.Allocator.Find((int)offset) is { AllowUserFree: true } buffer)
            FreeBuffer(process, thread, buffer, isDelivered: true);
    }

    /// <param name="reader">The thread that gives the buffer back.</param>
    /// <param name="isDelivered">Whether the process got it, and with it the files of its arrays.</param>
    private void FreeBuffer(BinderProc process, BinderThread? reader, BinderBuffer buffer, bool isDelivered)
    {
        if (buffer.Transaction is { } transaction)
            transaction.Buffer = null;
        if (buffer.Reader is { } last)
            last.LastDelivery = null;
        if (buffer.IsAsync && buffer.TargetNode is { } node)
            ReleaseNextOneway(process, node);
        ReleaseContent(process, reader, buffer, isDelivered);
        ReturnBuffer(process, buffer);
    }

    /// <summary>The next one-way of a node goes to the end of the process queue, never to a thread.</summary>
    private void ReleaseNextOneway(BinderProc process, BinderNode node)
    {
        BinderWork? next = node.AsyncTodo.TakeFirst();
        if (next is null)
            node.HasAsyncTransaction = false;
        else
            EnqueueForProcess(process, next);
    }

    /// <summary>Drops the counts that a buffer's objects, and its being addressed to a node, hold.</summary>
    private void ReleaseContent(BinderProc process, BinderThread? reader, BinderBuffer buffer, bool isDelivered)
    {
        if (buffer.TargetNode is { } target)
            DecrementNode(target, isStrong: true, isInternal: false);
        foreach (ref readonly BinderHeldObject held in buffer.Objects)
            ReleaseObject(process, reader, held, isDelivered);
    }

    private static void ReturnBuffer(BinderProc process, BinderBuffer buffer)
    {
        if (buffer.ClearOnFree)
            process.Area?.Slice(buffer.Offset, buffer.Size).Clear();
        process.Allocator!.Free(buffer);
    }
}
