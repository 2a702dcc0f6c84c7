using Microsoft.Win32.SafeHandles;

namespace Binder;

/// <summary>Elements of <c>FileDescriptor[]</c>: bare descriptors.</summary>
public readonly struct RawFileDescriptorMarshaller : IParcelMarshaller<SafeFileHandle>
{
    /// <inheritdoc/>
    public static int MinimumSize => 24;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, SafeFileHandle value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteFileDescriptor(value);
    }

    /// <inheritdoc/>
    public static SafeFileHandle Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadFileDescriptor();
    }
}
