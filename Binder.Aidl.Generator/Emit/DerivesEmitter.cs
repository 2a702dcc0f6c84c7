using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Equality and text of a parcelable, if it asks for them.</summary>
internal static class DerivesEmitter
{
    private const string Values = "global::Binder.StructuralValues";

    public static void Emit(SourceWriter code, ParcelableModel model)
    {
        if (model.Derives.HasFlag(Derives.Equality))
        {
            EmitEquals(code, model);
            EmitHash(code, model);
        }

        if (model.Derives.HasFlag(Derives.Text))
            EmitText(code, model);
    }

    private static void EmitEquals(SourceWriter code, ParcelableModel model)
    {
        TypeModel type = model.Type;
        string other = new NameScope(model.Fields.Select(static field => field.Name)).Pick("other", "right");
        bool isRecord = type.Keyword.StartsWith("record", StringComparison.Ordinal);
        bool isClass = type.Keyword is "record" or "class";
        if (!isRecord)
        {
            code.Line("\n/// <inheritdoc/>");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"public override bool Equals(object? obj) => obj is {type.Name} {other} && Equals({other});");
        }

        code.Line("\n/// <summary>Whether the other one has the same values, element by element.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public {(type.Keyword == "record" && !model.IsSealed ? "virtual " : "")}bool Equals({type.Name}{(isClass ? "?" : "")} {other}) =>");
        List<string> conditions = [];
        if (isClass)
            conditions.Add($"{other} is not null");

        if (type.Keyword == "record" && !model.IsSealed)
            conditions.Add($"EqualityContract == {other}.EqualityContract");
        else if (type.Keyword == "class" && !model.IsSealed)
            conditions.Add($"GetType() == {other}.GetType()");

        conditions.AddRange(model.Fields.Select(field => Comparison(field, other)));
        using (code.Indent())
            code.Line((conditions.Count == 0 ? "true" : string.Join("\n&& ", conditions)) + ";");
    }

    private static string Comparison(FieldModel field, string other)
    {
        string name = Identifiers.Escape(field.Name);
        return !field.Type.IsComparedByElements
            ? $"global::System.Collections.Generic.EqualityComparer<{field.Type.Declaration}>.Default.Equals({name}, {other}.{name})"
            : $"{Values}.Equal({Value(field, name)}, {Value(field, $"{other}.{name}")})";
    }

    private static void EmitHash(SourceWriter code, ParcelableModel model)
    {
        IEnumerable<string> values = model.Fields.Select(static field => Value(field, Identifiers.Escape(field.Name)));
        code.Line("\n/// <inheritdoc/>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public override int GetHashCode() => {Values}.Hash(new object?[] {{ {string.Join(", ", values)} }});");
    }

    private static void EmitText(SourceWriter code, ParcelableModel model)
    {
        IEnumerable<string> values = model.Fields.Select(static field =>
            $"{Literal.Of(field.Aidl.Name + ": ")} + {Values}.Text({Value(field, Identifiers.Escape(field.Name))})");
        string text = string.Join(" + \", \" + ", values);
        code.Line("\n/// <inheritdoc/>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public override string ToString() => {Literal.Of(model.Aidl.Name + "{")}{(text.Length == 0 ? "" : " + " + text)} + \"}}\";");
    }

    private static string Value(FieldModel field, string value) => Value(field.Type, value);

    /// <summary>The expression as <c>StructuralValues</c> takes it: an immutable array may be one that was never made.</summary>
    public static string Value(WireType type, string value) =>
        type.Kind == WireKind.ImmutableArray ? $"global::Binder.ImmutableArrays.ToArray({value})" : value;
}
