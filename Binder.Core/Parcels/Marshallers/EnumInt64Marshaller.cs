using System.Runtime.CompilerServices;

namespace Binder;

/// <summary>Elements of arrays of an enum backed by <c>long</c>.</summary>
/// <typeparam name="TEnum">An enum of 8 bytes.</typeparam>
public readonly struct EnumInt64Marshaller<TEnum> : IParcelMarshaller<TEnum>, IContiguousMarshaller
    where TEnum : unmanaged, Enum
{
    static int IParcelMarshaller<TEnum>.MinimumSize => 8;

    static void IParcelMarshaller<TEnum>.Write(Parcel parcel, TEnum value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt64(Unsafe.BitCast<TEnum, long>(value));
    }

    static TEnum IParcelMarshaller<TEnum>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return Unsafe.BitCast<long, TEnum>(parcel.ReadInt64());
    }
}
