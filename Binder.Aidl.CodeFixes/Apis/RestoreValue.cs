using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL225, AIDL232, AIDL235, AIDL239: writes the released number or text again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RestoreValue)), Shared]
public sealed class RestoreValue() : BinderCodeFix(
    ApiDescriptors.MethodMoved, ApiDescriptors.DefaultChanged, ApiDescriptors.ValueChanged, ApiDescriptors.WrongIdentity)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) =>
        fault.Node is ExpressionSyntax or AttributeArgumentSyntax && ValueOf(fault.Node) is { } written && fault.Property(ApiRepair.Was) is { } was && Parse(was) is { } value
            ? [fault.Edit($"Use {value}", written, (editor, node) => editor.ReplaceNode(node, value.WithTriviaFrom(node)))]
            : [];

    private static ExpressionSyntax? ValueOf(SyntaxNode node) => node is AttributeArgumentSyntax argument ? argument.Expression : node as ExpressionSyntax;

    /// <summary>What AIDL and C# spell alike: literals.</summary>
    private static ExpressionSyntax? Parse(string value)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(value);
        ExpressionSyntax literal = expression is PrefixUnaryExpressionSyntax minus ? minus.Operand : expression;
        return literal is LiteralExpressionSyntax && !expression.ContainsDiagnostics ? expression : null;
    }
}
