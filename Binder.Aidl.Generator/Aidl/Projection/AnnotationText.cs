using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Annotations as the model keeps them.</summary>
internal static class AnnotationText
{
    /// <summary>What the model says elsewhere.</summary>
    private static readonly HashSet<string> SaidElsewhere = ["nullable", "Backing", "Descriptor"];

    /// <summary>Options of <c>[BinderInterface]</c>: they come first, as the attribute does.</summary>
    private static readonly string[] Options = ["JavaDefault", "JavaDelegator"];

    public static EquatableArray<string> Of(IEnumerable<AidlAnnotation> annotations)
    {
        AidlAnnotation[] kept = [.. annotations.Where(static annotation => !SaidElsewhere.Contains(annotation.Name))];
        return Options.Where(option => kept.Any(annotation => annotation.Name == option)).Select(static option => "@" + option)
            .Concat(kept.Where(static annotation => !Options.Contains(annotation.Name)).Select(static annotation => "@" + Spell(annotation)))
            .ToEquatableArray();
    }

    /// <summary><c>JavaDerive(toString=true)</c>; a lone argument <c>value</c> goes without its name.</summary>
    public static string Spell(AidlAnnotation annotation) => annotation.Arguments.Count switch
    {
        0 => annotation.Name,
        1 when annotation.Arguments[0].Name == "value" => $"{annotation.Name}({Spell(annotation.Arguments[0].Value)})",
        _ => $"{annotation.Name}({string.Join(", ", annotation.Arguments.Select(static argument => $"{argument.Name}={Spell(argument.Value)}"))})",
    };

    private static string Spell(AidlValue value) => value.Kind switch
    {
        AidlValueKind.Boolean => value.Integer == 1 ? "true" : "false",
        AidlValueKind.String => $"\"{value.Text}\"",
        AidlValueKind.Array => $"{{{string.Join(", ", value.Elements.Select(Spell))}}}",
        AidlValueKind.Float or AidlValueKind.Double => value.Text,
        AidlValueKind.Char => $"'{(char)value.Integer}'",
        _ => value.Integer.ToString(CultureInfo.InvariantCulture),
    };
}
