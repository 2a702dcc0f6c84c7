using System.Collections.Immutable;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

internal sealed partial class Parser
{
    private ImmutableArray<MemberSyntax> ParseBody(bool inInterface)
    {
        if (!Expect(TokenKind.OpenBrace))
            return [];

        ImmutableArray<MemberSyntax>.Builder members = ImmutableArray.CreateBuilder<MemberSyntax>();
        while (Kind is not (TokenKind.CloseBrace or TokenKind.EndOfFile))
        {
            _cancellation.ThrowIfCancellationRequested();
            int start = _index;
            if (ParseMember(inInterface) is { } member)
                members.Add(member);
            if (_inPanic || _index == start)
                Recover(start, isTop: false);
        }

        Expect(TokenKind.CloseBrace);
        return members.ToImmutable();
    }

    private MemberSyntax? ParseMember(bool inInterface)
    {
        Token first = Current;
        ImmutableArray<AnnotationSyntax> annotations = ParseAnnotations();
        if (Kind == TokenKind.ConstKeyword)
            return ParseConstant(first, annotations);
        if (StartsDeclaration() && (Kind != TokenKind.OnewayKeyword || NextKind == TokenKind.InterfaceKeyword))
            return ParseDeclaration(first, annotations);

        return inInterface ? ParseMethod(first, annotations) : ParseField(first, annotations);
    }

    private ConstantSyntax? ParseConstant(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        Take();
        TypeSyntax type = ParseType(first.Span.Start, annotations);
        IdentifierSyntax name = ParseIdentifier();
        Expect(TokenKind.Equals);
        ExpressionSyntax value = ParseExpression();
        ExpectSemicolon();
        return name.Text.Length == 0 ? null : new ConstantSyntax(SpanFrom(first.Span.Start), CommentsOf(first), type, name, value);
    }

    private FieldSyntax? ParseField(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        if (Kind == TokenKind.OnewayKeyword)
        {
            Fail(AidlDescriptors.Syntax, Current.Span, "'oneway' is for methods and interfaces; remove it");
            return null;
        }

        TypeSyntax type = ParseType(first.Span.Start, annotations);
        IdentifierSyntax name = ParseIdentifier();
        if (Kind == TokenKind.OpenParen)
        {
            Fail(AidlDescriptors.Syntax, Current.Span, $"Methods belong to interfaces; move '{name.Text}' into one");
            return null;
        }

        ExpressionSyntax? value = TryTake(TokenKind.Equals) ? ParseExpression() : null;
        ExpectSemicolon();
        return name.Text.Length == 0 ? null : new FieldSyntax(SpanFrom(first.Span.Start), CommentsOf(first), type, name, value);
    }

    private MethodSyntax? ParseMethod(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        TextSpan? oneway = null;
        if (Kind == TokenKind.OnewayKeyword)
        {
            oneway = Take().Span;
            annotations = annotations.AddRange(ParseAnnotations());
        }

        TypeSyntax type = ParseType(first.Span.Start, annotations);
        IdentifierSyntax name = ParseIdentifier();
        if (Kind is TokenKind.Semicolon or TokenKind.Equals)
        {
            Fail(AidlDescriptors.Syntax, name.Span, $"Fields belong to parcelables; make '{name.Text}' a method, or write 'const' before its type");
            return null;
        }

        ImmutableArray<ArgumentSyntax> arguments = ParseArguments();
        LiteralExpressionSyntax? id = TryTake(TokenKind.Equals) ? ParseId() : null;
        ExpectSemicolon();
        return name.Text.Length == 0 ? null : new MethodSyntax(SpanFrom(first.Span.Start), CommentsOf(first), oneway, type, name, arguments, id);
    }

    private LiteralExpressionSyntax? ParseId()
    {
        Token token = Current;
        return Expect(TokenKind.Integer) ? new LiteralExpressionSyntax(token.Span, token.Kind, TextOf(token)) : null;
    }

    private ImmutableArray<ArgumentSyntax> ParseArguments()
    {
        if (!Expect(TokenKind.OpenParen) || TryTake(TokenKind.CloseParen))
            return [];

        ImmutableArray<ArgumentSyntax>.Builder arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        do
        {
            arguments.Add(ParseArgument());
        }
        while (TryTake(TokenKind.Comma));

        Expect(TokenKind.CloseParen);
        return arguments.ToImmutable();
    }

    private ArgumentSyntax ParseArgument()
    {
        Token first = Current;
        if (Kind == TokenKind.Annotation)
        {
            ImmutableArray<AnnotationSyntax> annotations = ParseAnnotations();
            if (Kind is TokenKind.InKeyword or TokenKind.OutKeyword or TokenKind.InoutKeyword)
                Report(AidlDescriptors.MisplacedAnnotation, annotations[0].Span, annotations[0].Name.Text, $"the direction; write it after '{TextOf(Current)}'");

            return ParseArgument(first, annotations);
        }

        return ParseArgument(first, []);
    }

    private ArgumentSyntax ParseArgument(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        IdentifierSyntax? direction = null;
        if (Kind is TokenKind.InKeyword or TokenKind.OutKeyword or TokenKind.InoutKeyword)
        {
            Token token = Take();
            direction = new IdentifierSyntax(token.Span, TextOf(token));
        }

        TypeSyntax type = ParseType(Current.Span.Start, annotations);
        IdentifierSyntax name = ParseIdentifier();
        return new ArgumentSyntax(SpanFrom(first.Span.Start), CommentsOf(first), direction, type, name);
    }
}
