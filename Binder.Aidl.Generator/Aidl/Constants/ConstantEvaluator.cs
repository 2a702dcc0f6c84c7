using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>
/// Computes expressions. References are followed with a stack of its own, so that a chain of any length is safe; each constant is computed once.
/// </summary>
internal sealed class ConstantEvaluator(AidlIndex index)
{
    private readonly NameResolver _resolver = new(index);
    private readonly Dictionary<IndexedType, Dictionary<string, ConstantEntry>> _tables = [];

    /// <summary>Computes an expression of a file.</summary>
    /// <param name="scope">The type around it; its constants need no type name.</param>
    public ConstantResult Evaluate(ExpressionSyntax expression, FileOutline file, IndexedType? scope)
    {
        foreach (NameExpressionSyntax name in Names(expression))
        {
            if (Find(name.Name.Text, file, scope) is { } entry)
                Compute(entry);
        }

        return Fold(expression, file, scope);
    }

    /// <summary>Computes a constant or an enumerator.</summary>
    /// <returns>Null if the type has none of that name.</returns>
    public ConstantResult? Evaluate(IndexedType owner, string name)
    {
        if (!TableOf(owner).TryGetValue(name, out ConstantEntry? entry))
            return null;

        Compute(entry);
        return entry.Result;
    }

    private Dictionary<string, ConstantEntry> TableOf(IndexedType owner)
    {
        if (_tables.TryGetValue(owner, out Dictionary<string, ConstantEntry>? table))
            return table;

        table = [];
        ConstantEntry? previous = null;
        foreach (ConstantOutline constant in owner.Outline.Constants)
        {
            ConstantEntry entry = new(owner, constant, owner.Outline.Kind == AidlTypeKind.Enum ? previous : null);
            if (!table.ContainsKey(constant.Name))
                table.Add(constant.Name, entry);
            previous = entry;
        }

        _tables.Add(owner, table);
        return table;
    }

    private ConstantEntry? Find(string name, FileOutline file, IndexedType? scope)
    {
        int dot = name.LastIndexOf('.');
        IndexedType? owner = dot < 0 ? scope : _resolver.Resolve(name.Substring(0, dot), file, scope);
        return owner is not null && TableOf(owner).TryGetValue(name.Substring(dot + 1), out ConstantEntry? entry) ? entry : null;
    }

    private void Compute(ConstantEntry root)
    {
        if (root.State == ConstantEntry.Progress.Done)
            return;

        Stack<(ConstantEntry Entry, List<(ConstantEntry Entry, TextSpan Span)> Needs, int Next)> path = new();
        Push(root);
        while (path.Count > 0)
        {
            (ConstantEntry entry, List<(ConstantEntry Entry, TextSpan Span)> needs, int next) = path.Pop();
            if (next == needs.Count)
            {
                entry.Result = Conclude(entry);
                entry.State = ConstantEntry.Progress.Done;
                continue;
            }

            path.Push((entry, needs, next + 1));
            (ConstantEntry need, TextSpan span) = needs[next];
            if (need.State == ConstantEntry.Progress.None)
                Push(need);
            else if (need.State == ConstantEntry.Progress.Active)
                entry.Cycle = span;
        }

        void Push(ConstantEntry entry)
        {
            entry.State = ConstantEntry.Progress.Active;
            path.Push((entry, Needs(entry), 0));
        }
    }

    private List<(ConstantEntry Entry, TextSpan Span)> Needs(ConstantEntry entry)
    {
        if (entry.Expression is null)
            return entry.Previous is null || entry.Outline.Expression is not null ? [] : [(entry.Previous, default)];

        List<(ConstantEntry, TextSpan)> needs = [];
        foreach (NameExpressionSyntax name in Names(entry.Expression))
        {
            if (Find(name.Name.Text, entry.Owner.File, entry.Owner) is { } need)
                needs.Add((need, name.Span));
        }

        return needs;
    }

    private ConstantResult Conclude(ConstantEntry entry)
    {
        if (entry.Cycle is { } cycle)
            return new ConstantFault(AidlDescriptors.ConstantCycle, cycle, [entry.Outline.Name]);
        if (entry.Expression is not null)
            return Fold(entry.Expression, entry.Owner.File, entry.Owner);
        if (entry.Outline.Expression is not null)
            return ConstantFault.Silent;
        if (entry.Previous is null)
            return ConstantValue.Of(ConstantKind.Int8, 0);

        if (entry.Previous.Result.Value is not { IsIntegral: true } previous)
            return ConstantFault.Silent;

        return Arithmetic.Binary(previous, TokenKind.Plus, ConstantValue.Of(ConstantKind.Int8, 1), out string reason) is { } next
            ? next
            : new ConstantFault(AidlDescriptors.InvalidOperation, new TextSpan(0, entry.Outline.Name.Length), [$"the value before is the greatest of its type, and {reason}"]);
    }

    private ConstantResult Fold(ExpressionSyntax expression, FileOutline file, IndexedType? scope) => expression switch
    {
        LiteralExpressionSyntax literal => Literals.Read(literal),
        ParenthesizedExpressionSyntax parenthesized => Fold(parenthesized.Inner, file, scope),
        NameExpressionSyntax name => FoldName(name, file, scope),
        UnaryExpressionSyntax unary => FoldUnary(unary, file, scope),
        BinaryExpressionSyntax binary => FoldBinary(binary, file, scope),
        ArrayExpressionSyntax array => FoldArray(array, file, scope),
        _ => ConstantFault.Silent,
    };

    private ConstantResult FoldName(NameExpressionSyntax name, FileOutline file, IndexedType? scope)
    {
        if (Find(name.Name.Text, file, scope) is not { } entry)
            return new ConstantFault(AidlDescriptors.ConstantNotFound, name.Span, [name.Name.Text]);
        if (entry.Result.Value is { } value)
        {
            return entry.Owner.Outline.Kind == AidlTypeKind.Enum
                ? value with { Enum = entry.Owner, Enumerator = entry.Outline.Name }
                : value with { Enum = null, Enumerator = "" };
        }

        if (entry.Owner.File.Path == file.Path)
            return ConstantFault.Silent;

        bool isCycle = entry.Result.Fault?.Descriptor == AidlDescriptors.ConstantCycle;
        return new ConstantFault(isCycle ? AidlDescriptors.ConstantCycle : AidlDescriptors.ConstantWithoutValue, name.Span, [name.Name.Text]);
    }

    private ConstantResult FoldUnary(UnaryExpressionSyntax unary, FileOutline file, IndexedType? scope)
    {
        ConstantResult operand = Fold(unary.Operand, file, scope);
        if (operand.Value is null)
            return operand;

        return Arithmetic.Unary(unary.Operator, operand.Value, out string reason) is { } value
            ? value
            : new ConstantFault(AidlDescriptors.InvalidOperation, unary.Span, [reason]);
    }

    private ConstantResult FoldBinary(BinaryExpressionSyntax binary, FileOutline file, IndexedType? scope)
    {
        ConstantResult left = Fold(binary.Left, file, scope);
        if (left.Value is null)
            return left;

        ConstantResult right = Fold(binary.Right, file, scope);
        if (right.Value is null)
            return right;

        return Arithmetic.Binary(left.Value, binary.Operator, right.Value, out string reason) is { } value
            ? value
            : new ConstantFault(AidlDescriptors.InvalidOperation, binary.Span, [reason]);
    }

    private ConstantResult FoldArray(ArrayExpressionSyntax array, FileOutline file, IndexedType? scope)
    {
        ImmutableArray<ConstantValue>.Builder elements = ImmutableArray.CreateBuilder<ConstantValue>();
        foreach (ExpressionSyntax element in array.Elements)
        {
            ConstantResult result = Fold(element, file, scope);
            if (result.Value is null)
                return result;
            elements.Add(result.Value);
        }

        return new ConstantValue(ConstantKind.Array, 0, "", elements.ToImmutable());
    }

    private static IEnumerable<NameExpressionSyntax> Names(ExpressionSyntax expression)
    {
        Stack<ExpressionSyntax> open = new([expression]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case NameExpressionSyntax name:
                    yield return name;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    open.Push(parenthesized.Inner);
                    break;
                case UnaryExpressionSyntax unary:
                    open.Push(unary.Operand);
                    break;
                case BinaryExpressionSyntax binary:
                    open.Push(binary.Right);
                    open.Push(binary.Left);
                    break;
                case ArrayExpressionSyntax array:
                    foreach (ExpressionSyntax element in array.Elements)
                        open.Push(element);
                    break;
            }
        }
    }
}
