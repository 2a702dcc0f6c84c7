using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL034: moves the cancellation token to the end; removes one that has nothing to cancel.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectCancellation)), Shared]
public sealed class CorrectCancellation() : BinderCodeFix(DiagnosticDescriptors.Cancellation)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<ParameterSyntax>() is not { Parent: ParameterListSyntax list } parameter || fault.Declared(list.Parent) is not IMethodSymbol method)
            return [];

        string name = parameter.Identifier.ValueText;
        int position = list.Parameters.IndexOf(parameter);
        return method switch
        {
            _ when !method.IsAsynchronous() => [Remove()],
            _ when method.Parameters[position].RefKind != RefKind.None =>
                [fault.Edit($"Pass '{name}' by value", parameter, static (editor, node) => editor.ReplaceNode(node, node.WithoutReference()), "ByValue")],
            _ when method.Parameters.Last() is { IsParams: true } or { Type.Name: nameof(CancellationToken) } => [Remove()],
            _ => [fault.Edit($"Move '{name}' to the end", list, (editor, node) => editor.ReplaceNode(node, WithLast(node, position)), "Move")],
        };

        Fix Remove() => fault.Edit(
            $"Remove '{name}'", list, (editor, node) => editor.ReplaceNode(node, node.WithParameters(Without(node.Parameters, position))), "Remove");
    }

    private static SeparatedSyntaxList<ParameterSyntax> Without(SeparatedSyntaxList<ParameterSyntax> parameters, int position)
    {
        SyntaxTriviaList leading = parameters[0].GetLeadingTrivia();
        parameters = parameters.RemoveAt(position);
        return position == 0 && parameters.Count > 0 ? parameters.Replace(parameters[0], parameters[0].WithLeadingTrivia(leading)) : parameters;
    }

    private static ParameterListSyntax WithLast(ParameterListSyntax list, int position)
    {
        ParameterSyntax[] order = [.. list.Parameters.Where((_, index) => index != position), list.Parameters[position]];
        if (order.Any(static parameter => parameter.Default is not null))
            order[order.Length - 1] = WithDefault(order[order.Length - 1]);

        IEnumerable<ParameterSyntax> placed = order.Select((parameter, index) => parameter.WithTriviaFrom(list.Parameters[index]));
        return list.WithParameters(SyntaxFactory.SeparatedList(placed, list.Parameters.GetSeparators()));
    }

    private static ParameterSyntax WithDefault(ParameterSyntax parameter) => parameter.Default is not null
        ? parameter
        : parameter.WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression))
            .NormalizeWhitespace().WithLeadingTrivia(SyntaxFactory.Space));
}
