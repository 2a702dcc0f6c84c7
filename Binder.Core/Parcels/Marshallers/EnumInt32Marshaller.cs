using System.Runtime.CompilerServices;

namespace Binder;

/// <summary>Elements of arrays of an enum backed by <c>int</c>.</summary>
/// <typeparam name="TEnum">An enum of 4 bytes.</typeparam>
public readonly struct EnumInt32Marshaller<TEnum> : IParcelMarshaller<TEnum>, IContiguousMarshaller
    where TEnum : unmanaged, Enum
{
    static int IParcelMarshaller<TEnum>.MinimumSize => 4;

    static void IParcelMarshaller<TEnum>.Write(Parcel parcel, TEnum value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt32(Unsafe.BitCast<TEnum, int>(value));
    }

    static TEnum IParcelMarshaller<TEnum>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return Unsafe.BitCast<int, TEnum>(parcel.ReadInt32());
    }
}
