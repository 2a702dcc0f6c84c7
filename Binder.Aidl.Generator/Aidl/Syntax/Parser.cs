using System.Collections.Immutable;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>
/// A recursive-descent parser that recovers: after an error it stays silent until the end of the member, and goes on with the next one.
/// Every text has a result.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Levels of recursion: nested declarations, type arguments, parentheses. It guards the stack.</summary>
    public const int MaxNesting = 200;

    /// <summary>Levels of an expression's tree, so that walking it is safe; a sum of as many terms is as deep.</summary>
    public const int MaxTreeDepth = 1000;

    private readonly string _text;
    private readonly ImmutableArray<Token> _tokens;
    private readonly ImmutableArray<Comment> _comments;
    private readonly List<AidlDiagnostic> _diagnostics;
    private readonly CancellationToken _cancellation;
    private int _index;
    private int _nesting;
    private bool _inPanic;

    // The first half of '>>' is used up as the end of an inner list of type arguments.
    private bool _isHalfTaken;

    public Parser(string text, CancellationToken cancellation)
    {
        Lexer lexer = new(text, cancellation);
        _text = text;
        _tokens = lexer.ReadAll();
        _comments = lexer.Comments;
        _diagnostics = [.. lexer.Diagnostics];
        _cancellation = cancellation;
    }

    /// <summary>All errors in order of position.</summary>
    public ImmutableArray<AidlDiagnostic> Diagnostics => [.. _diagnostics.OrderBy(static diagnostic => diagnostic.Span.Start)];

    private Token Current => _isHalfTaken
        ? _tokens[_index] with { Kind = TokenKind.Greater, Span = new TextSpan(_tokens[_index].Span.Start + 1, 1) }
        : _tokens[_index];

    private TokenKind Kind => Current.Kind;

    private TokenKind NextKind => _index + 1 < _tokens.Length ? _tokens[_index + 1].Kind : TokenKind.EndOfFile;

    private int PreviousEnd => _index == 0 ? 0 : _isHalfTaken ? _tokens[_index].Span.Start + 1 : _tokens[_index - 1].Span.End;

    private Token Take()
    {
        Token token = Current;
        _isHalfTaken = false;
        if (_index < _tokens.Length - 1)
            _index++;

        return token;
    }

    private bool TryTake(TokenKind kind)
    {
        if (Kind != kind)
            return false;

        Take();
        return true;
    }

    private bool Expect(TokenKind kind)
    {
        if (TryTake(kind))
            return true;

        ReportExpected(TokenFacts.Describe(kind));
        return false;
    }

    private void ExpectSemicolon()
    {
        if (TryTake(TokenKind.Semicolon))
            _inPanic = false;
        else if (!_inPanic)
            ReportMissingSemicolon();
    }

    private void ReportMissingSemicolon()
    {
        Token previous = _tokens[Math.Max(0, _index - 1)];
        if (previous.Kind != TokenKind.Bad)
            Report(AidlDescriptors.Syntax, previous.Span, $"Expected ';' after '{TextOf(previous)}'");
        _inPanic = !StartsMember();
    }

    private bool StartsMember() => TokenFacts.IsName(Kind) || Kind is TokenKind.CloseBrace or TokenKind.EndOfFile or TokenKind.Annotation or TokenKind.ConstKeyword || StartsDeclaration();

    private bool StartsDeclaration() =>
        Kind is TokenKind.InterfaceKeyword or TokenKind.ParcelableKeyword or TokenKind.UnionKeyword or TokenKind.EnumKeyword or TokenKind.OnewayKeyword;

    private void ReportExpected(string what)
    {
        if (Kind == TokenKind.Bad)
            _inPanic = true;

        Fail(AidlDescriptors.Syntax, Current.Span, $"Expected {what} but found {DescribeCurrent()}");
    }

    private string DescribeCurrent() => Kind == TokenKind.EndOfFile ? "the end of the file" : $"'{TextOf(Current)}'";

    /// <summary>Reports, and leaves the rest of the member unread.</summary>
    private void Fail(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        if (!_inPanic)
            Report(descriptor, span, arguments);
        _inPanic = true;
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments) =>
        _diagnostics.Add(new AidlDiagnostic(descriptor, span, arguments));

    private string TextOf(Token token) => _text.Substring(token.Span.Start, token.Span.Length);

    private TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, Math.Max(start, PreviousEnd));

    private ImmutableArray<Comment> CommentsOf(Token token) =>
        token.CommentCount == 0 ? [] : [.. _comments.AsSpan().Slice(token.FirstComment, token.CommentCount)];

    /// <summary>Goes one level down.</summary>
    /// <returns>False at the bottom; then it is reported, and <see cref="Ascend"/> is called all the same.</returns>
    private bool Descend()
    {
        if (++_nesting <= MaxNesting)
            return true;

        Fail(AidlDescriptors.TooDeep, Current.Span);
        return false;
    }

    private void Ascend() => _nesting--;

    /// <summary>After an error: to the end of the member, or to what can only be the start of another.</summary>
    /// <param name="start">Where the member began; at least one token behind it is left behind.</param>
    /// <param name="isTop">Whether no brace is open.</param>
    private void Recover(int start, bool isTop)
    {
        _inPanic = false;
        int open = 0;
        while (Kind != TokenKind.EndOfFile)
        {
            bool moved = _index > start;
            if (open == 0 && Kind == TokenKind.CloseBrace && !isTop)
                return;
            if (open == 0 && moved && (Kind is TokenKind.Annotation or TokenKind.ConstKeyword or TokenKind.ImportKeyword || StartsDeclaration()))
                return;

            TokenKind kind = Take().Kind;
            if (kind == TokenKind.OpenBrace)
                open++;
            else if (kind == TokenKind.CloseBrace)
                open = Math.Max(0, open - 1);
            if (open == 0 && kind is TokenKind.CloseBrace or TokenKind.Semicolon)
                return;
        }
    }

    private IdentifierSyntax ParseIdentifier()
    {
        if (TokenFacts.IsName(Kind))
        {
            Token token = Take();
            return new IdentifierSyntax(token.Span, TextOf(token));
        }

        ReportExpected(TokenFacts.Describe(TokenKind.Identifier));
        return new IdentifierSyntax(new TextSpan(PreviousEnd, 0), string.Empty);
    }

    private NameSyntax ParseName()
    {
        ImmutableArray<IdentifierSyntax>.Builder parts = ImmutableArray.CreateBuilder<IdentifierSyntax>();
        do
        {
            parts.Add(ParseIdentifier());
        }
        while (TryTake(TokenKind.Dot));

        TextSpan span = TextSpan.FromBounds(parts[0].Span.Start, parts[parts.Count - 1].Span.End);
        return new NameSyntax(span, string.Join(".", parts.Select(static part => part.Text)), parts.ToImmutable());
    }
}
