using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>A constant or enumerator of the index on the way to its value.</summary>
/// <param name="previous">Of an enumerator: the one before it.</param>
internal sealed class ConstantEntry(IndexedType owner, ConstantOutline outline, ConstantEntry? previous)
{
    private ExpressionSyntax? _expression;

    /// <summary>How far the computation is.</summary>
    internal enum Progress
    {
        None,
        Active,
        Done,
    }

    public IndexedType Owner { get; } = owner;

    public ConstantOutline Outline { get; } = outline;

    public ConstantEntry? Previous { get; } = previous;

    /// <summary>Null for an enumerator that follows the one before, and for what cannot be parsed.</summary>
    public ExpressionSyntax? Expression => _expression ??= Outline.Expression is null ? null : Parser.ParseExpression(Outline.Expression);

    public Progress State { get; set; }

    /// <summary>A reference that leads back here, if there is one.</summary>
    public TextSpan? Cycle { get; set; }

    public ConstantResult Result { get; set; }
}
