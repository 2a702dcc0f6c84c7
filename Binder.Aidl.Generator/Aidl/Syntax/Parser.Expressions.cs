using System.Collections.Immutable;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

internal sealed partial class Parser
{
    /// <summary>Parses an expression that stands alone.</summary>
    /// <returns>Null if the text is anything else.</returns>
    public static ExpressionSyntax? ParseExpression(string text)
    {
        Parser parser = new(text, CancellationToken.None);
        ExpressionSyntax expression = parser.ParseExpression();
        return parser.Kind == TokenKind.EndOfFile && parser._diagnostics.Count == 0 ? expression : null;
    }

    private ExpressionSyntax ParseExpression()
    {
        ExpressionSyntax expression = ParseBinary(1);
        if (expression.Depth <= MaxTreeDepth)
            return expression;

        Fail(AidlDescriptors.TooDeep, new TextSpan(expression.Span.Start, 1));
        return new MissingExpressionSyntax(expression.Span);
    }

    private ExpressionSyntax ParseBinary(int precedence)
    {
        ExpressionSyntax left = ParseUnary();
        for (int found = TokenFacts.BinaryPrecedence(Kind); found >= precedence && !_inPanic; found = TokenFacts.BinaryPrecedence(Kind))
        {
            TokenKind @operator = Take().Kind;
            ExpressionSyntax right = Descend() ? ParseBinary(found + 1) : Missing();
            Ascend();
            left = new BinaryExpressionSyntax(SpanFrom(left.Span.Start), left, @operator, right);
        }

        return left;
    }

    private ExpressionSyntax ParseUnary()
    {
        if (Kind is not (TokenKind.Plus or TokenKind.Minus or TokenKind.Exclamation or TokenKind.Tilde))
            return ParsePrimary();

        Token token = Take();
        ExpressionSyntax operand = Descend() ? ParseUnary() : Missing();
        Ascend();
        return new UnaryExpressionSyntax(SpanFrom(token.Span.Start), token.Kind, operand);
    }

    private ExpressionSyntax ParsePrimary()
    {
        switch (Kind)
        {
            case TokenKind.Integer or TokenKind.Hex or TokenKind.Float or TokenKind.Character or TokenKind.String or TokenKind.TrueKeyword or TokenKind.FalseKeyword:
                Token literal = Take();
                return new LiteralExpressionSyntax(literal.Span, literal.Kind, TextOf(literal));
            case TokenKind.Bad:
                return new MissingExpressionSyntax(Take().Span);
            case TokenKind.OpenParen:
                return ParseParenthesized();
            case TokenKind.OpenBrace:
                return ParseArray();
            case var kind when TokenFacts.IsName(kind):
                return new NameExpressionSyntax(ParseName());
            default:
                ReportExpected("a value");
                return Missing();
        }
    }

    private MissingExpressionSyntax Missing() => new(new TextSpan(PreviousEnd, 0));

    private ParenthesizedExpressionSyntax ParseParenthesized()
    {
        int start = Take().Span.Start;
        ExpressionSyntax inner = Descend() ? ParseExpression() : Missing();
        Ascend();
        Expect(TokenKind.CloseParen);
        return new ParenthesizedExpressionSyntax(SpanFrom(start), inner);
    }

    private ArrayExpressionSyntax ParseArray()
    {
        int start = Take().Span.Start;
        ImmutableArray<ExpressionSyntax>.Builder elements = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        int depth = 1;
        if (Descend())
        {
            while (Kind != TokenKind.CloseBrace && !_inPanic)
            {
                ExpressionSyntax element = ParseExpression();
                elements.Add(element);
                depth = Math.Max(depth, element.Depth + 1);
                if (!TryTake(TokenKind.Comma))
                    break;
            }
        }

        Ascend();
        Expect(TokenKind.CloseBrace);
        return new ArrayExpressionSyntax(SpanFrom(start), depth, elements.ToImmutable());
    }
}
