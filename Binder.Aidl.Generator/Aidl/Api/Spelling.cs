using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Api;

/// <summary>The one spelling that an API has for what can be spelled in many ways: canonical names, computed values, sorted annotations.</summary>
internal static class Spelling
{
    /// <summary><c>@A @B(x=1, y="z")</c>; empty if there are none.</summary>
    public static string Of(EquatableArray<AidlAnnotation> annotations) =>
        string.Join(" ", annotations.Select(Of).OrderBy(static text => text, StringComparer.Ordinal));

    public static string Of(AidlAnnotation annotation)
    {
        IEnumerable<string> arguments = annotation.Arguments.OrderBy(static argument => argument.Name, StringComparer.Ordinal)
            .Select(static argument => $"{argument.Name}={Of(argument.Value)}");
        return annotation.Arguments.Count == 0 ? "@" + annotation.Name : $"@{annotation.Name}({string.Join(", ", arguments)})";
    }

    /// <summary>A type with its annotations.</summary>
    public static string Of(AidlType type) => type.Annotations.Count == 0 ? type.Signature : $"{Of(type.Annotations)} {type.Signature}";

    public static string Of(AidlMethod method)
    {
        string oneway = method.IsEffectivelyOneway ? "oneway " : "";
        string id = method.HasExplicitId ? $" = {method.Id.ToString(CultureInfo.InvariantCulture)}" : "";
        return $"{oneway}{Of(method.Result)} {method.Name}({string.Join(", ", method.Arguments.Select(Of))}){id}";
    }

    public static string Of(AidlArgument argument) =>
        argument.IsDirectionWritten ? $"{Of(argument.Direction)} {Of(argument.Type)} {argument.Name}" : $"{Of(argument.Type)} {argument.Name}";

    public static string Of(AidlDirection direction) => direction switch
    {
        AidlDirection.In => "in",
        AidlDirection.Out => "out",
        _ => "inout",
    };

    public static string Of(AidlValue value) => value.Kind switch
    {
        AidlValueKind.Boolean => value.Integer == 0 ? "false" : "true",
        AidlValueKind.Char => $"'{(char)value.Integer}'",
        AidlValueKind.Float => Decimals.Six(float.Parse(Digits(value), NumberStyles.Float, CultureInfo.InvariantCulture)) + "f",
        AidlValueKind.Double => Decimals.Six(value.Floating),
        AidlValueKind.String => $"\"{value.Text}\"",
        AidlValueKind.Enumerator => $"{value.Type}.{value.Text}",
        // Its digits alone are out of range.
        AidlValueKind.Long when value.Integer == long.MinValue => "-9223372036854775807 - 1",
        AidlValueKind.Array => $"{{{string.Join(", ", value.Elements.Select(Of))}}}",
        _ => value.Integer.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Name and types of the parameters: what tells methods of two versions apart.</summary>
    public static string SignatureOf(AidlMethod method) =>
        $"{method.Name}({string.Join(", ", method.Arguments.Select(static argument => argument.Type.Signature))})";

    /// <summary>The keyword that declares it.</summary>
    public static string KeywordOf(AidlDeclaration declaration) => declaration switch
    {
        AidlInterface => "interface",
        AidlUnion => "union",
        AidlEnum => "enum",
        _ => "parcelable",
    };

    private static string Digits(AidlValue value) => value.Text.Replace("_", "").TrimEnd('f');
}
