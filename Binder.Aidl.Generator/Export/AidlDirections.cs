using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>AIDL's rules of where values may travel.</summary>
internal static class AidlDirections
{
    /// <summary>Whether <c>in</c> has to be written.</summary>
    public static bool MustBeWritten(WireType type) => type.Kind switch
    {
        WireKind.Array or WireKind.ImmutableArray or WireKind.ByteMemory or WireKind.FixedArray or WireKind.List or WireKind.Map => true,
        WireKind.Parcelable or WireKind.ParcelableValue or WireKind.Union or WireKind.FileDescriptor => true,
        WireKind.Marshalled => type.AidlName is { } name && (name.Contains('[') || name.Contains('.')),
        _ => false,
    };

    /// <summary>Whether a value can come back through a parameter.</summary>
    public static bool CanReturn(WireType type, Direction direction) => direction switch
    {
        Direction.In => true,
        Direction.InOut => MustBeWritten(type),
        _ => MustBeWritten(type) && type.Kind != WireKind.FileDescriptor,
    };
}
