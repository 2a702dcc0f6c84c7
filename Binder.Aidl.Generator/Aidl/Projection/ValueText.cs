using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Values of AIDL as C# spells them.</summary>
internal sealed class ValueText(AidlProject project)
{
    /// <summary>An expression for an initializer.</summary>
    /// <param name="isByteArray">Whether it is an element of an array of bytes, which C# has without sign.</param>
    public string Spell(AidlValue value, AidlType type, bool isByteArray = false) => value.Kind switch
    {
        AidlValueKind.Array => SpellArray(value, type),
        AidlValueKind.Enumerator => SpellEnumerator(value),
        AidlValueKind.Byte when isByteArray => unchecked((byte)value.Integer).ToString(CultureInfo.InvariantCulture),
        _ => Constant(value),
    };

    /// <summary>A constant expression, spelled as the C# parser spells the value of a symbol.</summary>
    public string Constant(AidlValue value)
    {
        return value.Kind switch
        {
            AidlValueKind.Boolean => Literal(value.Integer != 0),
            AidlValueKind.Char => Literal((char)value.Integer),
            AidlValueKind.String => Literal(value.Text),
            AidlValueKind.Float => SpellFloat((float)value.Floating),
            AidlValueKind.Double => SpellDouble(value.Floating),
            AidlValueKind.Enumerator => $"({EnumOf(value)})({Literal(value.Integer)})",
            _ => Literal(value.Integer),
        };
    }

    private static string SpellFloat(float number) =>
        float.IsPositiveInfinity(number) ? "float.PositiveInfinity" : float.IsNegativeInfinity(number) ? "float.NegativeInfinity" : Literal(number) + "f";

    private static string SpellDouble(double number) =>
        double.IsPositiveInfinity(number) ? "double.PositiveInfinity" : double.IsNegativeInfinity(number) ? "double.NegativeInfinity" : Literal(number);

    private string SpellArray(AidlValue value, AidlType type)
    {
        bool isBytes = type.Kind == AidlTypeKind.Byte && type.IsArray;
        return $"[{string.Join(", ", value.Elements.Select(element => Spell(element, type, isBytes)))}]";
    }

    private string SpellEnumerator(AidlValue value) => project.Index.Find(value.Type) is { } type
        ? $"{project.Names.FullName(type)}.{project.Names.EnumeratorOf(type, value.Text)}"
        : Constant(value);

    private string EnumOf(AidlValue value) => project.Index.Find(value.Type) is { } type
        ? project.Names.FullName(type)
        : "global::" + OutlineBuilder.Qualify("", value.Type);

    private static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
