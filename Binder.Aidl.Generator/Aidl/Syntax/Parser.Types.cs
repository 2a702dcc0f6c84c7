using System.Collections.Immutable;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Syntax;

internal sealed partial class Parser
{
    /// <param name="start">Where the annotations began that were read already.</param>
    private TypeSyntax ParseType(int start, ImmutableArray<AnnotationSyntax> annotations)
    {
        if (Kind == TokenKind.Annotation)
            annotations = annotations.AddRange(ParseAnnotations());
        if (annotations.IsEmpty)
            start = Current.Span.Start;

        NameSyntax name = ParseName();
        bool hasList = Kind == TokenKind.Less;
        ImmutableArray<TypeSyntax> arguments = hasList ? ParseTypeArguments() : [];
        ImmutableArray<ArrayRankSyntax> ranks = ParseRanks();
        return new TypeSyntax(SpanFrom(start), annotations, name, hasList, arguments, ranks);
    }

    private ImmutableArray<TypeSyntax> ParseTypeArguments()
    {
        ImmutableArray<TypeSyntax>.Builder arguments = ImmutableArray.CreateBuilder<TypeSyntax>();
        if (Descend())
        {
            Take();
            do
            {
                RefuseAnnotations("a type argument; annotate the whole type instead");
                arguments.Add(ParseType(Current.Span.Start, []));
            }
            while (TryTake(TokenKind.Comma));

            if (Kind == TokenKind.ShiftRight)
                _isHalfTaken = true;
            else
                Expect(TokenKind.Greater);
        }

        Ascend();
        return arguments.ToImmutable();
    }

    private ImmutableArray<ArrayRankSyntax> ParseRanks()
    {
        ImmutableArray<ArrayRankSyntax>.Builder? ranks = null;
        RefuseAnnotationsBeforeBracket();
        while (Kind == TokenKind.OpenBracket)
        {
            int start = Take().Span.Start;
            ExpressionSyntax? size = Kind == TokenKind.CloseBracket ? null : ParseExpression();
            Expect(TokenKind.CloseBracket);
            ranks ??= ImmutableArray.CreateBuilder<ArrayRankSyntax>();
            ranks.Add(new ArrayRankSyntax(SpanFrom(start), size));
            RefuseAnnotationsBeforeBracket();
        }

        return ranks?.ToImmutable() ?? [];
    }

    private void RefuseAnnotationsBeforeBracket()
    {
        if (Kind == TokenKind.Annotation && !_inPanic)
            RefuseAnnotations("the brackets of an array; write it before the type");
    }

    /// <summary>Reads annotations where none may stand, so that what follows is understood.</summary>
    private void RefuseAnnotations(string place)
    {
        if (Kind != TokenKind.Annotation)
            return;

        foreach (AnnotationSyntax annotation in ParseAnnotations())
            Report(AidlDescriptors.MisplacedAnnotation, annotation.Span, annotation.Name.Text, place);
    }

    private ImmutableArray<AnnotationSyntax> ParseAnnotations()
    {
        if (Kind != TokenKind.Annotation)
            return [];

        ImmutableArray<AnnotationSyntax>.Builder annotations = ImmutableArray.CreateBuilder<AnnotationSyntax>();
        while (Kind == TokenKind.Annotation)
        {
            Token token = Take();
            ImmutableArray<AnnotationArgumentSyntax> arguments = Kind == TokenKind.OpenParen ? ParseAnnotationArguments() : [];
            IdentifierSyntax name = new(token.Span, TextOf(token).Substring(1));
            annotations.Add(new AnnotationSyntax(SpanFrom(token.Span.Start), name, arguments));
        }

        return annotations.ToImmutable();
    }

    private ImmutableArray<AnnotationArgumentSyntax> ParseAnnotationArguments()
    {
        Take();
        ImmutableArray<AnnotationArgumentSyntax>.Builder arguments = ImmutableArray.CreateBuilder<AnnotationArgumentSyntax>();
        bool isOpen = Kind != TokenKind.CloseParen;
        while (isOpen && !_inPanic)
        {
            int start = Current.Span.Start;
            IdentifierSyntax? name = null;
            if (TokenFacts.IsName(Kind) && NextKind == TokenKind.Equals)
            {
                name = ParseIdentifier();
                Take();
            }

            ExpressionSyntax value = ParseExpression();
            if (value is not MissingExpressionSyntax)
                arguments.Add(new AnnotationArgumentSyntax(SpanFrom(start), name, value));
            isOpen = name is not null && TryTake(TokenKind.Comma);
        }

        Expect(TokenKind.CloseParen);
        return arguments.ToImmutable();
    }
}
