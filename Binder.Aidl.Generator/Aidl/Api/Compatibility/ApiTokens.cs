using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>Finds the exact token that a change is about. Declarations and members are known by where their names stand.</summary>
internal sealed class ApiTokens(AidlFile file)
{
    private readonly Lazy<Dictionary<int, SyntaxNode>> _nodes = new(() => Index(file.Root));

    public AidlFile File { get; } = file;

    /// <summary>The type of a result, a parameter, a field or a constant.</summary>
    public TextSpan TypeOf(AidlPosition position) => TypeSyntaxOf(position) is { } type
        ? TextSpan.FromBounds(type.Name.Span.Start, type.Span.End)
        : position.Span;

    /// <summary>An annotation before a type declaration or a type, else the name.</summary>
    public TextSpan AnnotationOf(AidlPosition position, string name) =>
        AnnotationsOf(position).FirstOrDefault(annotation => annotation.Name.Text == name)?.Span ?? position.Span;

    /// <summary>The default of a field, the value of a constant or of an enumerator; else the name.</summary>
    public TextSpan ValueOf(AidlPosition position) => Find(position) switch
    {
        FieldSyntax { Default: { } value } => value.Span,
        ConstantSyntax constant => constant.Value.Span,
        EnumeratorSyntax { Value: { } value } => value.Span,
        _ => position.Span,
    };

    /// <summary>The word <c>oneway</c> of a method or of its interface, else the method's name.</summary>
    public TextSpan OnewayOf(AidlPosition method, AidlPosition @interface) =>
        (Find(method) as MethodSyntax)?.Oneway ?? (Find(@interface) as InterfaceSyntax)?.Oneway ?? method.Span;

    /// <summary>The direction of a parameter, else its name.</summary>
    public TextSpan DirectionOf(AidlPosition argument) => (Find(argument) as ArgumentSyntax)?.Direction?.Span ?? argument.Span;

    /// <summary>The written id of a method, else its name.</summary>
    public TextSpan IdOf(AidlPosition method) => (Find(method) as MethodSyntax)?.Id?.Span ?? method.Span;

    private TypeSyntax? TypeSyntaxOf(AidlPosition position) => Find(position) switch
    {
        MethodSyntax method => method.Type,
        ArgumentSyntax argument => argument.Type,
        FieldSyntax field => field.Type,
        ConstantSyntax constant => constant.Type,
        _ => null,
    };

    private ImmutableArray<AnnotationSyntax> AnnotationsOf(AidlPosition position) =>
        Find(position) is DeclarationSyntax declaration ? declaration.Annotations : TypeSyntaxOf(position)?.Annotations ?? [];

    private SyntaxNode? Find(AidlPosition position) => _nodes.Value.TryGetValue(position.Span.Start, out SyntaxNode? node) ? node : null;

    private static Dictionary<int, SyntaxNode> Index(DocumentSyntax root)
    {
        Dictionary<int, SyntaxNode> nodes = [];
        Stack<MemberSyntax> open = new(root.Declarations);
        while (open.Count > 0)
        {
            MemberSyntax member = open.Pop();
            switch (member)
            {
                case EnumSyntax @enum:
                    nodes[@enum.Name.Span.Start] = @enum;
                    Push(@enum.Enumerators);
                    break;
                case DeclarationSyntax declaration:
                    nodes[declaration.Name.Span.Start] = declaration;
                    Push(declaration.Members);
                    break;
                case MethodSyntax method:
                    nodes[method.Name.Span.Start] = method;
                    Push(method.Arguments);
                    break;
                case FieldSyntax field:
                    nodes[field.Name.Span.Start] = field;
                    break;
                case ConstantSyntax constant:
                    nodes[constant.Name.Span.Start] = constant;
                    break;
                case ArgumentSyntax argument:
                    nodes[argument.Name.Span.Start] = argument;
                    break;
                case EnumeratorSyntax enumerator:
                    nodes[enumerator.Name.Span.Start] = enumerator;
                    break;
            }
        }

        return nodes;

        void Push(IEnumerable<MemberSyntax> members)
        {
            foreach (MemberSyntax member in members)
                open.Push(member);
        }
    }
}
