using System.Runtime.InteropServices;
using Binder.Protocol;
using static Binder.Protocol.BinderObjectType;

namespace Binder.Driver;

/// <content>Objects of <c>BC_TRANSACTION_SG</c>: further parts of the sender's memory, and arrays of descriptors in them.</content>
internal sealed partial class BinderDriver
{
    private readonly BinderGather _gather = new();

    private Errno TranslatePointer(binder_buffer_object sent, int index, Span<byte> destination)
    {
        Errno error = _gather.Add(index, ref sent);
        if (error == Errno.None)
            MemoryMarshal.Write(destination, in sent);
        return error;
    }

    /// <summary>All files are held from now on; the receiver gets numbers for them when it reads.</summary>
    private Errno TranslateFiles(BinderTransaction transaction, BinderProc sender, in binder_fd_array_object sent, Span<byte> destination)
    {
        Errno error = _gather.AddFiles(sent, out ulong source, out int slot);
        if (error != Errno.None)
            return error;
        int first = transaction.FixupCount;
        int count = (int)sent.num_fds;
        Span<byte> number = stackalloc byte[sizeof(int)];
        for (int i = 0; i < count; i++)
        {
            if (!sender.Memory.TryRead(unchecked(source + (uint)(i * sizeof(int))), number))
                return Errno.EINVAL;
            error = Pin(transaction, sender, MemoryMarshal.Read<int>(number), slot + (i * sizeof(int)));
            if (error != Errno.None)
                return error;
        }

        if (count > 0)
            RecordFiles(transaction, first);
        MemoryMarshal.Write(destination, in sent);
        return Errno.None;
    }

    private static void RecordFiles(BinderTransaction transaction, int first)
    {
        Span<BinderFileFixup> fixups = transaction.Fixups[first..];
        int[] descriptors = new int[fixups.Length];
        for (int i = 0; i < fixups.Length; i++)
        {
            fixups[i].Array = descriptors;
            fixups[i].Index = i;
        }

        transaction.Buffer!.Record(new BinderHeldObject(BINDER_TYPE_FDA, Descriptors: descriptors));
    }

    /// <summary>The files of a delivered array go with its buffer; the thread returns so that its owner can close them.</summary>
    private void CloseFiles(BinderProc process, BinderThread? reader, int[] descriptors)
    {
        foreach (int descriptor in descriptors)
            _host.CloseFile(process, descriptor);
        if (reader is not null)
            reader.MustReturn = true;
    }
}
