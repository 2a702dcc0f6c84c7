using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder;

public sealed partial class Parcel
{
    // Bound of libbinder for arrays that the callee makes from a length alone. Source: Parcel::readOutVectorSizeWithCheck.
    private const long LargestOutArray = 1_000_000;

    /// <summary>Writes an array: <c>int32</c> count, then the elements as their marshaller says.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <typeparam name="TMarshaller">How one element is written.</typeparam>
    /// <exception cref="ArgumentNullException">The array is null: see <see cref="WriteNullableArray"/>.</exception>
    public void WriteArray<T, TMarshaller>(T[] value)
        where TMarshaller : IParcelMarshaller<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteElements<T, TMarshaller>(value);
    }

    /// <summary>Writes a <c>@nullable</c> array: null is the count -1.</summary>
    /// <inheritdoc cref="WriteArray"/>
    public void WriteNullableArray<T, TMarshaller>(T[]? value)
        where TMarshaller : IParcelMarshaller<T>
    {
        if (value is null)
            WriteInt32(-1);
        else
            WriteElements<T, TMarshaller>(value);
    }

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <typeparam name="TMarshaller">How one element is read.</typeparam>
    /// <exception cref="ParcelException">
    /// There is null (<see cref="StatusCode.UnexpectedNull"/>), the count is more than the rest of the parcel can hold
    /// (<see cref="StatusCode.BadValue"/>; nothing is allocated then), or an element is none.
    /// </exception>
    public T[] ReadArray<T, TMarshaller>()
        where TMarshaller : IParcelMarshaller<T> => ReadNewArray<T, TMarshaller>(ReadCount(TMarshaller.MinimumSize, isNullable: false));

    /// <summary>Reads a <c>@nullable</c> array.</summary>
    /// <inheritdoc cref="ReadArray"/>
    public T[]? ReadNullableArray<T, TMarshaller>()
        where TMarshaller : IParcelMarshaller<T>
    {
        int count = ReadCount(TMarshaller.MinimumSize, isNullable: true);
        return count < 0 ? null : ReadNewArray<T, TMarshaller>(count);
    }

    /// <summary>Reads an array into one that is there: how <c>out</c> and <c>inout</c> arrays come back.</summary>
    /// <param name="destination">As long as the array in the parcel.</param>
    /// <exception cref="ParcelException">There is null, an array of another length, or an element is none.</exception>
    public void ReadArrayInto<T, TMarshaller>(T[] destination)
        where TMarshaller : IParcelMarshaller<T>
    {
        ArgumentNullException.ThrowIfNull(destination);
        ReadExpectedCount(TMarshaller.MinimumSize, destination.Length);
        ReadElements<T, TMarshaller>(destination);
    }

    /// <summary>Writes what a request carries for an <c>out</c> array: its length alone, -1 for null.</summary>
    public void WriteOutArrayLength<T>(T[]? value) => WriteInt32(value?.Length ?? -1);

    /// <summary>Makes the array for an <c>out</c> argument, of the length that the request says.</summary>
    /// <exception cref="ParcelException">
    /// The length stands for null, or the array would take 1,000,000 bytes or more (<see cref="StatusCode.NoMemory"/>; nothing is
    /// allocated then).
    /// </exception>
    public T[] NewOutArray<T>()
    {
        int length = ReadInt32();
        if (length < 0)
            FailCount(StatusCode.UnexpectedNull, length);
        return MakeOutArray<T>(length);
    }

    /// <summary>Makes the array for a <c>@nullable out</c> argument.</summary>
    /// <inheritdoc cref="NewOutArray"/>
    public T[]? NewNullableOutArray<T>()
    {
        int length = ReadInt32();
        if (length < -1)
            FailCount(StatusCode.UnexpectedNull, length);
        return length == -1 ? null : MakeOutArray<T>(length);
    }

    private void WriteElements<T, TMarshaller>(ReadOnlySpan<T> values)
        where TMarshaller : IParcelMarshaller<T>
    {
        if (IsContiguous<T, TMarshaller>())
        {
            WriteInt32(values.Length);
            AsBytes(values).CopyTo(ReserveSpan(checked(values.Length * Unsafe.SizeOf<T>())));
            GC.KeepAlive(this);
            return;
        }

        WriteInt32(values.Length);
        foreach (T value in values)
            TMarshaller.Write(this, value);
    }

    private T[] ReadNewArray<T, TMarshaller>(int count)
        where TMarshaller : IParcelMarshaller<T>
    {
        if (count == 0)
            return [];
        T[] values = IsContiguous<T, TMarshaller>() ? GC.AllocateUninitializedArray<T>(count) : new T[count];
        ReadElements<T, TMarshaller>(values);
        return values;
    }

    private void ReadElements<T, TMarshaller>(Span<T> values)
        where TMarshaller : IParcelMarshaller<T>
    {
        if (IsContiguous<T, TMarshaller>())
        {
            TakeSpan(values.Length * Unsafe.SizeOf<T>()).CopyTo(AsBytes(values));
            GC.KeepAlive(this);
            return;
        }

        for (int index = 0; index < values.Length; index++)
            values[index] = TMarshaller.Read(this);
    }

    // The count of elements that follow, or -1 for null.
    private int ReadCount(int minimumSize, bool isNullable)
    {
        int count = ReadInt32();
        if (count < 0 && !(isNullable && count == -1))
            FailCount(StatusCode.UnexpectedNull, count);
        if ((long)count * Math.Max(1, minimumSize) > _size - _position)
            FailCount(StatusCode.BadValue, count);
        return count;
    }

    private void ReadExpectedCount(int minimumSize, int expected)
    {
        int count = ReadCount(minimumSize, isNullable: false);
        if (count != expected)
            Fail(StatusCode.BadValue, $"The array at offset {_position - sizeof(int)} has {count} elements: {expected} are expected.");
    }

    private T[] MakeOutArray<T>(int length)
    {
        if ((long)length * Unsafe.SizeOf<T>() >= LargestOutArray)
            FailCount(StatusCode.NoMemory, length);
        return new T[length];
    }

    [DoesNotReturn]
    private void FailCount(StatusCode status, int count) => Fail(
        status, $"The array at offset {_position - sizeof(int)} has a count of {count}: {_size - _position} bytes are left for it.");

    // Constant for the compiler: TMarshaller is a struct.
    private static bool IsContiguous<T, TMarshaller>()
        where TMarshaller : IParcelMarshaller<T> =>
        default(TMarshaller) is IContiguousMarshaller
        && !RuntimeHelpers.IsReferenceOrContainsReferences<T>()
        && TMarshaller.MinimumSize == Unsafe.SizeOf<T>();

    private static ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> values) => MemoryMarshal.CreateReadOnlySpan(
        ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), values.Length * Unsafe.SizeOf<T>());

    private static Span<byte> AsBytes<T>(Span<T> values) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), values.Length * Unsafe.SizeOf<T>());
}
