using System.Runtime.InteropServices;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Takes the next bytes as they are, with their objects, for a later look.</summary>
    /// <param name="size">Not more than what is available.</param>
    /// <exception cref="ParcelException">An object begins before the piece or ends behind it, or one of its objects is none.</exception>
    internal ParcelBlock ReadBlock(int size)
    {
        int start = _position;
        int end = start + size;
        byte[] data = new byte[size];
        MemoryMarshal.CreateReadOnlySpan(ref At(start), size).CopyTo(data);
        List<(int Offset, object Target)> objects = [];
        try
        {
            foreach (int offset in ObjectsIn(start, end))
            {
                if (offset < start || offset > end - ObjectSize)
                    Refuse($"The object at offset {offset} is not all inside of the bytes {start} to {end}.");
                MoveTo(offset);
                if (TypeAt(offset) == BinderObjectType.BINDER_TYPE_FD)
                    objects.Add((offset - start, ReadFileDescriptor()));
                else if (Unflatten(TakeObject(out _), offset) is { } binder)
                    objects.Add((offset - start, TakenOut(binder)));
            }
        }
        catch (ParcelException)
        {
            foreach ((int _, object target) in objects)
                (target as SafeFileHandle)?.Dispose();
            throw;
        }

        MoveTo(end);
        return new ParcelBlock(data, [.. objects], _table);
    }

    /// <summary>Writes a piece of a parcel again, with its objects.</summary>
    internal void WriteBlock(ParcelBlock block)
    {
        int copied = 0;
        foreach ((int offset, object target) in block.Objects)
        {
            WritePlain(block.Data.AsSpan(copied, offset - copied));
            if (target is SafeFileHandle descriptor)
                WriteFileDescriptor(descriptor);
            else
                WriteBinder((IBinder)target);
            copied = offset + ObjectSize;
        }

        WritePlain(block.Data.AsSpan(copied));
    }

    /// <summary>Reads a value from a piece of a parcel.</summary>
    internal static T ReadFrom<T>(ParcelBlock block)
        where T : IParcelable<T>
    {
        using Parcel parcel = Obtain();
        parcel.WriteBlock(block);
        parcel._table = block.Table;
        parcel.DataPosition = 0;
        return parcel.ReadBody<T>();
    }

    // Of a parcel that was not received the attachments also tell of the context manager, which no table lists.
    private List<int> ObjectsIn(int start, int end)
    {
        List<int> offsets = [];
        if (_isReceived)
        {
            for (int offset = NextObject(start); offset < end; offset = NextObject(offset + ObjectSize))
                offsets.Add(offset);
        }
        else
        {
            for (int index = 0; index < _attachmentCount; index++)
            {
                if (_attachments[index].Offset + ObjectSize > start && _attachments[index].Offset < end)
                    offsets.Add(_attachments[index].Offset);
            }
        }

        return offsets;
    }

    private void WritePlain(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(ReserveSpan(bytes.Length));
        GC.KeepAlive(this);
    }
}
