using Microsoft.Win32.SafeHandles;

namespace Binder;

/// <summary>Elements of <c>@nullable ParcelFileDescriptor[]</c>.</summary>
public readonly struct NullableFileDescriptorMarshaller : IParcelMarshaller<SafeFileHandle?>
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, SafeFileHandle? value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteNullableParcelFileDescriptor(value);
    }

    /// <inheritdoc/>
    public static SafeFileHandle? Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadNullableParcelFileDescriptor();
    }
}
