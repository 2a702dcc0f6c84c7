using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Binder.Aidl.CodeFixes;

/// <summary>Offers ways out of diagnostics of the generator. Each can be applied to one place, or to a whole document, project or solution.</summary>
public abstract class BinderCodeFix : CodeFixProvider
{
    private protected BinderCodeFix(params DiagnosticDescriptor[] fixable) =>
        FixableDiagnosticIds = [.. fixable.Select(static descriptor => descriptor.Id)];

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Fault fault = new(diagnostic, context.Document, root, model, context.CancellationToken);
            foreach (Fix fix in FixesFor(fault))
                context.RegisterCodeFix(CodeAction.Create(fix.Title, fix.Apply, $"{GetType().Name}.{fix.Kind}"), diagnostic);
        }
    }

    /// <summary>The ways out that are sure to remove the fault, the most likely first; none if nothing is clear.</summary>
    private protected abstract IEnumerable<Fix> FixesFor(Fault fault);
}
