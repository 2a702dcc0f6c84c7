using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>Finds the exact token that a change is about. Declarations and members are known by where their names stand.</summary>
internal sealed class ApiTokens(AidlFile file)
{
    private readonly Lazy<Dictionary<int, ApiNode>> _nodes = new(() => Index(file.Root));

    public AidlFile File { get; } = file;

    /// <summary>What is written there; the name where nothing is.</summary>
    public TextSpan SpanOf(ApiPlace place)
    {
        ApiNode? node = Find(place.Position);
        TextSpan? span = place.Part switch
        {
            ApiPart.Type => TypeOf(node) is { } type ? TextSpan.FromBounds(type.Name.Span.Start, type.Span.End) : null,
            ApiPart.Annotation => AnnotationsOf(node).FirstOrDefault(annotation => annotation.Name.Text == place.Annotation)?.Span,
            ApiPart.Value => ValueOf(node)?.Span,
            ApiPart.Oneway => (node?.Syntax as MethodSyntax)?.Oneway ?? (node?.Owner?.Syntax as InterfaceSyntax)?.Oneway,
            ApiPart.Direction => (node?.Syntax as ArgumentSyntax)?.Direction?.Span,
            ApiPart.Id => (node?.Syntax as MethodSyntax)?.Id?.Span,
            _ => null,
        };
        return span ?? place.Position.Span;
    }

    /// <summary>What is declared there; null if nothing is.</summary>
    public ApiNode? Find(AidlPosition position) => _nodes.Value.TryGetValue(position.Span.Start, out ApiNode? node) ? node : null;

    private static TypeSyntax? TypeOf(ApiNode? node) => node?.Syntax switch
    {
        MethodSyntax method => method.Type,
        ArgumentSyntax argument => argument.Type,
        FieldSyntax field => field.Type,
        ConstantSyntax constant => constant.Type,
        _ => null,
    };

    private static ImmutableArray<AnnotationSyntax> AnnotationsOf(ApiNode? node) =>
        node?.Syntax is DeclarationSyntax declaration ? declaration.Annotations : TypeOf(node)?.Annotations ?? [];

    private static ExpressionSyntax? ValueOf(ApiNode? node) => node?.Syntax switch
    {
        FieldSyntax field => field.Default,
        ConstantSyntax constant => constant.Value,
        EnumeratorSyntax enumerator => enumerator.Value,
        _ => null,
    };

    private static Dictionary<int, ApiNode> Index(DocumentSyntax root)
    {
        Dictionary<int, ApiNode> nodes = [];
        Stack<ApiNode> open = new(root.Declarations.Select(static declaration => new ApiNode(declaration, null)));
        while (open.Count > 0)
        {
            ApiNode node = open.Pop();
            nodes[node.Name.Span.Start] = node;
            foreach (MemberSyntax member in MembersOf(node.Syntax))
                open.Push(new ApiNode(member, node));
        }

        return nodes;
    }

    private static IEnumerable<MemberSyntax> MembersOf(MemberSyntax syntax) => syntax switch
    {
        EnumSyntax @enum => @enum.Enumerators,
        DeclarationSyntax declaration => declaration.Members,
        MethodSyntax method => method.Arguments,
        _ => [],
    };
}

/// <summary>A declaration, a member or a parameter.</summary>
/// <param name="Syntax">What is written.</param>
/// <param name="Owner">What it is declared in, null at the top of a file.</param>
internal sealed record ApiNode(MemberSyntax Syntax, ApiNode? Owner)
{
    public (string Text, TextSpan Span) Name => Syntax switch
    {
        DeclarationSyntax { Name: var name } => (name.Text, name.Span),
        MethodSyntax { Name: var name } => (name.Text, name.Span),
        FieldSyntax { Name: var name } => (name.Text, name.Span),
        ConstantSyntax { Name: var name } => (name.Text, name.Span),
        ArgumentSyntax { Name: var name } => (name.Text, name.Span),
        EnumeratorSyntax { Name: var name } => (name.Text, name.Span),
        _ => ("", Syntax.Span),
    };
}
