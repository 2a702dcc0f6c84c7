using System.Runtime.InteropServices;
using Binder.Interop;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder;

public sealed partial class Parcel
{
    // ParcelFileDescriptor without a second descriptor over which its state is reported.
    private const int NoCommChannel = 0;

    private List<SafeFileHandle>? _readDescriptors;

    /// <summary>Writes a bare <c>FileDescriptor</c>. AIDL's own files are <see cref="WriteParcelFileDescriptor"/>.</summary>
    /// <param name="value">Stays the caller's. It is kept open until the parcel is disposed, even if the caller closes it before.</param>
    /// <remarks>
    /// Layout: an object of 24 bytes with the number; the driver replaces it by one of the receiver.
    /// Source: <c>Parcel::writeFileDescriptor</c>.
    /// </remarks>
    /// <exception cref="ArgumentException">The handle is null or invalid.</exception>
    /// <exception cref="ObjectDisposedException">The handle or the parcel is disposed.</exception>
    public void WriteFileDescriptor(SafeHandle value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.IsInvalid)
            throw new ArgumentException("The handle is invalid.", nameof(value));
        bool isLent = false;
        value.DangerousAddRef(ref isLent);
        try
        {
            flat_binder_object descriptor = new()
            {
                type = BinderObjectType.BINDER_TYPE_FD,
                binder = (uint)checked((int)value.DangerousGetHandle()),
                cookie = 1,
            };
            WriteObject(descriptor, isRecorded: true, value);
        }
        catch (Exception)
        {
            value.DangerousRelease();
            throw;
        }
    }

    /// <summary>Reads a bare <c>FileDescriptor</c>.</summary>
    /// <returns>
    /// A descriptor of the caller's own, closed on exec; the one in the parcel is closed with the parcel. If the parcel turns out to be malformed
    /// further on, it is closed too: what was read of such a parcel is of no use, and its sender must not fill the table of open files.
    /// </returns>
    /// <exception cref="ParcelException">There is no descriptor, or none could be made.</exception>
    public SafeFileHandle ReadFileDescriptor()
    {
        flat_binder_object flat = TakeObject(out int offset);
        if (flat.type != BinderObjectType.BINDER_TYPE_FD || !IsObject(offset))
            Fail(StatusCode.BadType, $"The data at offset {offset} (type {flat.type:x8}) is no file descriptor.");
        Errno error = Libc.Duplicate((int)flat.handle, out SafeFileHandle duplicate);
        GC.KeepAlive(this);
        if (error != Errno.None)
            Fail(StatusCode.BadValue, $"Descriptor {(int)flat.handle} at offset {offset} cannot be duplicated: {error}.");
        (_readDescriptors ??= []).Add(duplicate);
        return duplicate;
    }

    /// <summary>Writes a <c>ParcelFileDescriptor</c>: what AIDL uses for files.</summary>
    /// <param name="value">Stays the caller's. It is kept open until the parcel is disposed, even if the caller closes it before.</param>
    /// <remarks>Layout: <c>int32</c> 1 (present), <c>int32</c> 0 (no comm channel), the object of <see cref="WriteFileDescriptor"/>.</remarks>
    /// <exception cref="ArgumentException">The handle is null or invalid.</exception>
    /// <exception cref="ObjectDisposedException">The handle or the parcel is disposed.</exception>
    public void WriteParcelFileDescriptor(SafeHandle value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteInt32(Present);
        WriteInt32(NoCommChannel);
        WriteFileDescriptor(value);
    }

    /// <summary>Writes a <c>@nullable ParcelFileDescriptor</c>: null is the <c>int32</c> 0.</summary>
    /// <inheritdoc cref="WriteParcelFileDescriptor"/>
    public void WriteNullableParcelFileDescriptor(SafeHandle? value)
    {
        if (value is null)
            WriteInt32(Absent);
        else
            WriteParcelFileDescriptor(value);
    }

    /// <summary>Reads a <c>ParcelFileDescriptor</c>.</summary>
    /// <returns>A descriptor of the caller's own, closed on exec; the one in the parcel is closed with the parcel.</returns>
    /// <exception cref="ParcelException">There is null, no descriptor, or none could be made.</exception>
    public SafeFileHandle ReadParcelFileDescriptor()
    {
        ReadPresent();
        return ReadFileDescriptorBody();
    }

    /// <summary>Reads a <c>@nullable ParcelFileDescriptor</c>.</summary>
    /// <inheritdoc cref="ReadParcelFileDescriptor"/>
    public SafeFileHandle? ReadNullableParcelFileDescriptor() => ReadIsPresent() ? ReadFileDescriptorBody() : null;

    // A comm channel would be told "detached" by Android's reader; closing it with the parcel says the same.
    private SafeFileHandle ReadFileDescriptorBody()
    {
        bool hasCommChannel = ReadInt32() != NoCommChannel;
        SafeFileHandle value = ReadFileDescriptor();
        if (!hasCommChannel)
            return value;

        TakeObject(out int offset);
        if (!IsObject(offset))
            Fail(StatusCode.BadType, $"The data at offset {offset} is no comm channel of a file descriptor.");
        return value;
    }

    private void CloseReadDescriptors()
    {
        _readDescriptors?.ForEach(static descriptor => descriptor.Dispose());
        _readDescriptors?.Clear();
    }
}
