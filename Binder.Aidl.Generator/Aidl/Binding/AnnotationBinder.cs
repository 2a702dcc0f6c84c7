using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Constants;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>Checks annotations against the language's table and computes their arguments.</summary>
internal sealed class AnnotationBinder(BindingContext context)
{
    /// <param name="targets">What they are written before; of several, one is enough.</param>
    /// <param name="place">The same for a message, such as "an interface".</param>
    public EquatableArray<AidlAnnotation> Bind(ImmutableArray<AnnotationSyntax> annotations, AnnotationTargets targets, string place)
    {
        List<AidlAnnotation> bound = [];
        HashSet<string> seen = [];
        foreach (AnnotationSyntax syntax in annotations)
        {
            string name = syntax.Name.Text;
            if (AnnotationSchema.Find(name) is not { } schema)
            {
                string hint = AnnotationSchema.Similar(name) is { } similar ? $"'@{similar}' is meant, if its case is wrong" : "remove it";
                context.Report(AidlDescriptors.UnknownAnnotation, syntax.Span, name, hint);
                continue;
            }

            if ((schema.Targets & targets) == 0)
                context.Report(AidlDescriptors.AnnotationPlace, syntax.Span, name, place);
            if (!seen.Add(name) && !schema.IsRepeatable)
                context.Report(AidlDescriptors.RepeatedAnnotation, syntax.Span, name);
            bound.Add(new AidlAnnotation(name, Arguments(syntax, schema)));
        }

        return bound.ToEquatableArray();
    }

    private EquatableArray<AidlAnnotationArgument> Arguments(AnnotationSyntax syntax, AnnotationSchema schema)
    {
        List<AidlAnnotationArgument> arguments = [];
        HashSet<string> seen = [];
        foreach (AnnotationArgumentSyntax argument in syntax.Arguments)
        {
            string name = argument.Name?.Text ?? "value";
            if (!schema.Parameters.TryGetValue(name, out AnnotationParameterType type))
                context.Report(AidlDescriptors.UnknownParameter, argument.Span, syntax.Name.Text, name, Known(schema));
            else if (!seen.Add(name))
                context.Report(AidlDescriptors.DuplicateParameter, argument.Span, name, syntax.Name.Text);
            else if (Value(syntax, name, argument.Value, type) is { } value)
                arguments.Add(new AidlAnnotationArgument(name, value));
        }

        foreach (string required in schema.Required.Where(required => !seen.Contains(required)))
            context.Report(AidlDescriptors.MissingParameter, syntax.Span, syntax.Name.Text, $"the parameter '{required}'");
        if (schema.IsExclusive && seen.Count != 1)
            context.Report(AidlDescriptors.MissingParameter, syntax.Span, syntax.Name.Text, "exactly one of " + string.Join(", ", schema.Parameters.Keys.Select(static key => $"'{key}'")));

        return arguments.ToEquatableArray();
    }

    private static string Known(AnnotationSchema schema) =>
        schema.Parameters.Count == 0 ? "it has none" : "it has " + string.Join(", ", schema.Parameters.Keys.Select(static key => $"'{key}'"));

    private AidlValue? Value(AnnotationSyntax annotation, string name, ExpressionSyntax expression, AnnotationParameterType type)
    {
        ConstantValue? value = context.Evaluate(expression, null);
        if (value is null)
            return null;

        AidlValue? converted = type switch
        {
            AnnotationParameterType.Boolean => value.Kind == ConstantKind.Boolean ? AidlValue.Of(AidlValueKind.Boolean, value.Integer) : null,
            AnnotationParameterType.Integer => value.IsIntegral && Conversion.IsInRange(value.Integer, AidlTypeKind.Int) ? AidlValue.Of(AidlValueKind.Int, value.Integer) : null,
            AnnotationParameterType.Long => value.IsIntegral ? AidlValue.Of(AidlValueKind.Long, value.Integer) : null,
            AnnotationParameterType.String => AsString(value),
            _ => AsStrings(value),
        };
        if (converted is null)
            context.Report(AidlDescriptors.ParameterValue, expression.Span, name, annotation.Name.Text, context.File.Text.ToString(expression.Span), Expected(type));
        else if (annotation.Name.Text == "SuppressWarnings")
            CheckWarnings(converted.Elements.Select(static element => element.Text), expression);

        return converted;
    }

    private void CheckWarnings(IEnumerable<string> names, ExpressionSyntax expression)
    {
        foreach (string name in names.Where(static name => !Lints.IsKnown(name)))
            context.Report(AidlDescriptors.UnknownWarning, expression.Span, name, string.Join(", ", Lints.Names));
    }

    private static AidlValue? AsString(ConstantValue value) =>
        value.Kind == ConstantKind.String ? AidlValue.Of(AidlValueKind.String, value.Text) : null;

    private static AidlValue? AsStrings(ConstantValue value)
    {
        if (value.Kind != ConstantKind.Array)
            return null;

        AidlValue?[] elements = [.. value.Elements.Select(AsString)];
        return elements.Contains(null) ? null : new AidlValue(AidlValueKind.Array, 0, "", "", elements.OfType<AidlValue>().ToEquatableArray());
    }

    private static string Expected(AnnotationParameterType type) => type switch
    {
        AnnotationParameterType.Boolean => "true or false",
        AnnotationParameterType.Integer => "an int",
        AnnotationParameterType.Long => "a long",
        AnnotationParameterType.String => "a string",
        _ => "an array of strings",
    };
}
