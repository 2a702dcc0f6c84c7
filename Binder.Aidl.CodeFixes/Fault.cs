using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Binder.Aidl.CodeFixes;

/// <summary>A reported diagnostic with the code around it.</summary>
internal sealed class Fault(Diagnostic diagnostic, Document document, SyntaxNode root, SemanticModel model, CancellationToken token)
{
    public string Id => diagnostic.Id;

    /// <summary>A property of the diagnostic, null if it does not have it.</summary>
    public string? Property(string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    public SemanticModel Model => model;

    public Compilation Compilation => model.Compilation;

    public Solution Solution => document.Project.Solution;

    public CancellationToken Token => token;

    /// <summary>What is underlined.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan);

    /// <summary>The underlined type without the <c>?</c> behind it; null if something else is underlined.</summary>
    public TypeSyntax? Type => Node switch
    {
        NullableTypeSyntax nullable => nullable.ElementType,
        BaseTypeSyntax inherited => inherited.Type,
        TypeSyntax type => type,
        _ => null,
    };

    /// <summary>The innermost node of a kind that is or holds what is underlined.</summary>
    public T? Find<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>The symbol that the node declares.</summary>
    public ISymbol? Declared(SyntaxNode? declaration) => declaration is null ? null : model.GetDeclaredSymbol(declaration, token);

    /// <summary>The annotated type whose declaration holds what is underlined.</summary>
    public INamedTypeSymbol? DeclaredType => Declared(Find<BaseTypeDeclarationSyntax>()) as INamedTypeSymbol;

    public IEnumerable<AttributeSyntax> Attributes(ISymbol symbol, string name) =>
        symbol.FindAttribute(name)?.ApplicationSyntaxReference?.GetSyntax(token) is AttributeSyntax attribute ? [attribute] : [];

    /// <summary>A fix that changes one node.</summary>
    public Fix Edit<T>(string title, T node, Action<SyntaxEditor, T> edit, string kind = "")
        where T : SyntaxNode => Edit(title, [node], edit, kind);

    /// <summary>A fix that changes nodes of any documents of the solution.</summary>
    public Fix Edit<T>(string title, IEnumerable<T> nodes, Action<SyntaxEditor, T> edit, string kind = "")
        where T : SyntaxNode => new(title, kind, token => ApplyAsync(nodes, edit, token));

    private async Task<Solution> ApplyAsync<T>(IEnumerable<T> nodes, Action<SyntaxEditor, T> edit, CancellationToken token)
        where T : SyntaxNode
    {
        Solution changed = Solution;
        foreach (IGrouping<SyntaxTree, T> file in nodes.GroupBy(static node => node.SyntaxTree))
        {
            if (Solution.GetDocument(file.Key) is not { } edited)
                continue;

            DocumentEditor editor = await DocumentEditor.CreateAsync(edited, token).ConfigureAwait(false);
            foreach (T node in file)
                edit(editor, node);

            Document document = changed.WithDocumentSyntaxRoot(edited.Id, editor.GetChangedRoot()).GetDocument(edited.Id)!;
            document = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: token).ConfigureAwait(false);
            changed = document.Project.Solution;
        }

        return changed;
    }
}
