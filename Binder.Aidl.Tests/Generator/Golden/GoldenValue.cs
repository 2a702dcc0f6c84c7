using Binder.Aidl.Tests.Parcels;

namespace Binder.Aidl.Tests.Generator.Golden;

/// <summary>A value of a generated type and its bytes.</summary>
/// <param name="Hex">The bytes of the value as an argument, as the reference groups them.</param>
/// <param name="Offsets">Offsets of the objects among them, hexadecimal.</param>
internal abstract record GoldenValue(string Hex, string Offsets)
{
    public abstract void Write(Parcel parcel);

    /// <summary>Reads a value of the type and writes it again.</summary>
    public abstract void Copy(Parcel source, Parcel destination);

    public static GoldenValue Of<T>(T value, string hex, string offsets = "")
        where T : IParcelable<T> => new Typed<T>(value, hex, offsets);

    public ReceivedData Receive() => new(Wire.Bytes(Hex), Wire.Offsets(Offsets));

    private sealed record Typed<T>(T Value, string Hex, string Offsets) : GoldenValue(Hex, Offsets)
        where T : IParcelable<T>
    {
        public override void Write(Parcel parcel) => parcel.WriteParcelable(Value);

        public override void Copy(Parcel source, Parcel destination) => destination.WriteParcelable(source.ReadParcelable<T>());
    }
}
