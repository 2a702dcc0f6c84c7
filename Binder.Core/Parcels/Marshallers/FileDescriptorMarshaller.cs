using Microsoft.Win32.SafeHandles;

namespace Binder;

/// <summary>Elements of <c>ParcelFileDescriptor[]</c>.</summary>
public readonly struct FileDescriptorMarshaller : IParcelMarshaller<SafeFileHandle>
{
    /// <inheritdoc/>
    public static int MinimumSize => 32;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, SafeFileHandle value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteParcelFileDescriptor(value);
    }

    /// <inheritdoc/>
    public static SafeFileHandle Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadParcelFileDescriptor();
    }
}
