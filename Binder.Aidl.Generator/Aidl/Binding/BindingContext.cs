using System.Globalization;
using Binder.Aidl.Generator.Aidl.Constants;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>What all parts of the binder share while they bind one file.</summary>
internal sealed class BindingContext(AidlFile file, FileOutline outline, AidlIndex index, AidlOptions options, CancellationToken cancellation)
{
    private readonly List<AidlDiagnostic> _diagnostics = [];
    private readonly List<string> _suppressed = [];

    public AidlFile File { get; } = file;

    public FileOutline Outline { get; } = outline;

    public AidlIndex Index { get; } = index;

    public AidlOptions Options { get; } = options;

    public CancellationToken Cancellation { get; } = cancellation;

    public NameResolver Resolver { get; } = new(index);

    public ConstantEvaluator Evaluator { get; } = new(index);

    public IReadOnlyList<AidlDiagnostic> Diagnostics => _diagnostics;

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments) =>
        _diagnostics.Add(new AidlDiagnostic(descriptor, span, arguments));

    /// <summary>Reports a warning, unless <c>@SuppressWarnings</c> is around it.</summary>
    public void Warn(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        if (!_suppressed.Contains(Lints.NameOf(descriptor)))
            Report(descriptor, span, arguments);
    }

    /// <summary>Does something below the annotations of a declaration or a type, which may suppress warnings.</summary>
    public T Under<T>(EquatableArray<AidlAnnotation> annotations, Func<T> bind)
    {
        int before = _suppressed.Count;
        foreach (AidlAnnotation annotation in annotations)
        {
            if (annotation.Name == "SuppressWarnings")
                _suppressed.AddRange(annotation.Strings("value"));
        }

        T result = bind();
        _suppressed.RemoveRange(before, _suppressed.Count - before);
        return result;
    }

    /// <summary>Computes an expression of this file.</summary>
    /// <returns>Null after a report.</returns>
    public ConstantValue? Evaluate(ExpressionSyntax expression, IndexedType? scope) => Unwrap(Evaluator.Evaluate(expression, Outline, scope), 0);

    /// <summary>Takes the value; a fault is reported.</summary>
    /// <param name="start">Where the text begins that the fault's position refers to.</param>
    public ConstantValue? Unwrap(ConstantResult result, int start)
    {
        if (result.Fault is { Descriptor: { } descriptor } fault)
            Report(descriptor, new TextSpan(fault.Span.Start + start, fault.Span.Length), fault.Arguments);

        return result.Value;
    }

    /// <summary>Converts the value of an expression to a declared type.</summary>
    /// <returns>Null after a report, which is on the element that does not fit.</returns>
    public AidlValue? Convert(ConstantValue? value, AidlType type, ExpressionSyntax expression)
    {
        if (value is null || type.Kind == AidlTypeKind.Error)
            return null;

        AidlValue? converted = Conversion.Convert(value, type, out DiagnosticDescriptor? descriptor, out string[] arguments);
        if (descriptor is null)
            return converted;

        if (expression is ArrayExpressionSyntax { Elements: { } elements } && type.IsArray)
        {
            AidlType inner = type with { Dimensions = type.Dimensions.Skip(1).ToEquatableArray() };
            for (int i = 0; i < elements.Length; i++)
            {
                if (value.Elements[i] is { } element && Conversion.Convert(element, inner, out _, out _) is null)
                    return Convert(element, inner, elements[i]);
            }
        }

        Report(descriptor, expression.Span, arguments);
        return null;
    }

    public static string Show(long number) => number.ToString(CultureInfo.InvariantCulture);
}
