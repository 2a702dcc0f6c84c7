using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>Why an expression has no value.</summary>
/// <param name="Descriptor">Null if it has been reported elsewhere.</param>
/// <param name="Span">Relative to the text that the expression was parsed from.</param>
internal sealed record ConstantFault(DiagnosticDescriptor? Descriptor, TextSpan Span, string[] Arguments)
{
    public static ConstantFault Silent { get; } = new(null, default, []);
}

/// <summary>Either a value or a fault.</summary>
internal readonly record struct ConstantResult(ConstantValue? Value, ConstantFault? Fault)
{
    public static implicit operator ConstantResult(ConstantValue value) => new(value, null);

    public static implicit operator ConstantResult(ConstantFault fault) => new(null, fault);
}
