using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Outline;

namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>The value of an expression, before it is converted to a declared type.</summary>
/// <param name="Integer">Of the integer kinds, Boolean (0, 1) and Character.</param>
/// <param name="Text">Of String; of Floating the literal with its sign.</param>
/// <param name="Elements">Of Array: its elements, null for those that have a fault.</param>
/// <param name="Enum">The enum, if the expression is the name of an enumerator.</param>
/// <param name="Enumerator">Its name.</param>
internal sealed record ConstantValue(
    ConstantKind Kind, long Integer, string Text, ImmutableArray<ConstantValue> Elements, IndexedType? Enum = null, string Enumerator = "")
{
    public bool IsIntegral => Kind <= ConstantKind.Int64;

    public static ConstantValue Of(ConstantKind kind, long integer) => new(kind, integer, "", []);

    public static ConstantValue Of(ConstantKind kind, string text) => new(kind, 0, text, []);

    public static ConstantValue Of(bool value) => Of(ConstantKind.Boolean, value ? 1 : 0);
}
