using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>What AIDL can say of methods.</summary>
internal static class ExportRules
{
    public static IEnumerable<WireType> Types(this TransactionModel transaction)
    {
        IEnumerable<WireType> types = transaction.Parameters.Select(static parameter => parameter.Type);
        return transaction.Result is { } result ? types.Prepend(result) : types;
    }

    /// <summary>The first parameter whose type AIDL does not let travel that way, null if the method has a form in AIDL.</summary>
    public static ParameterModel? Obstacle(this TransactionModel transaction) =>
        transaction.Parameters.FirstOrDefault(static parameter => !Allows(parameter.Type, parameter.Direction));

    /// <summary>Whether AIDL wants the direction in writing: for all that could be filled by the callee.</summary>
    public static bool NeedsDirection(WireType type) => type.Kind switch
    {
        WireKind.FileDescriptor => true,
        WireKind.Parcelable or WireKind.ParcelableValue or WireKind.Union => true,
        WireKind.Array or WireKind.List or WireKind.FixedArray or WireKind.ImmutableArray or WireKind.ByteMemory or WireKind.Map => true,
        WireKind.Marshalled => type.AidlName is { } name && (name.EndsWith("]", StringComparison.Ordinal) || name.Contains('<') || name.Contains('.')),
        _ => false,
    };

    private static bool Allows(WireType type, Direction direction) => direction switch
    {
        Direction.In => true,
        Direction.InOut => NeedsDirection(type),
        _ => NeedsDirection(type) && type.Kind != WireKind.FileDescriptor,
    };
}
