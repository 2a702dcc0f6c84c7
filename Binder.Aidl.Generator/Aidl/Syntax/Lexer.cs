using System.Collections.Immutable;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>Cuts a text into tokens and comments.</summary>
internal sealed class Lexer(string text, CancellationToken cancellation)
{
    private readonly ImmutableArray<Token>.Builder _tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly ImmutableArray<Comment>.Builder _comments = ImmutableArray.CreateBuilder<Comment>();
    private readonly List<AidlDiagnostic> _diagnostics = [];
    private int _position;
    private int _attached;

    public ImmutableArray<Comment> Comments => _comments.ToImmutable();

    public IReadOnlyList<AidlDiagnostic> Diagnostics => _diagnostics;

    private char Current => Peek(0);

    /// <returns>All tokens; the last one is <see cref="TokenKind.EndOfFile"/>.</returns>
    public ImmutableArray<Token> ReadAll()
    {
        TokenKind kind;
        do
        {
            if ((_tokens.Count & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            SkipTrivia();
            int start = _position;
            kind = Scan();
            if (kind == TokenKind.Bad && !IsLiteral(text[start]))
                continue;
            _tokens.Add(new Token(kind, TextSpan.FromBounds(start, _position), _attached, _comments.Count - _attached));
            _attached = _comments.Count;
        }
        while (kind != TokenKind.EndOfFile);

        return _tokens.ToImmutable();
    }

    private char Peek(int offset) => _position + offset < text.Length ? text[_position + offset] : '\0';

    private void SkipTrivia()
    {
        while (_position < text.Length)
        {
            if (Current is ' ' or '\t' or '\r' or '\n' || (Current == '\uFEFF' && _position == 0))
                _position++;
            else if (Current == '/' && Peek(1) == '/')
                AddComment(EndOfLine());
            else if (Current == '/' && Peek(1) == '*')
                AddComment(EndOfBlockComment());
            else
                return;
        }
    }

    private int EndOfLine()
    {
        int end = text.IndexOfAny(['\r', '\n'], _position);
        return end < 0 ? text.Length : end;
    }

    private int EndOfBlockComment()
    {
        int end = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end >= 0)
            return end + 2;

        Report(new TextSpan(_position, 2), "The comment does not end; close it with '*/'");
        return text.Length;
    }

    private void AddComment(int end)
    {
        TextSpan span = TextSpan.FromBounds(_position, end);
        _comments.Add(new Comment(span, text.Substring(span.Start, span.Length)));
        _position = end;
    }

    private TokenKind Scan()
    {
        if (_position >= text.Length)
            return TokenKind.EndOfFile;

        char current = Current;
        if (IsLetter(current))
            return TokenFacts.KeywordOrIdentifier(TakeName());
        if (IsDigit(current) || (current == '.' && IsDigit(Peek(1))))
            return ScanNumber();

        return current switch
        {
            '@' when IsLetter(Peek(1)) => ScanAnnotation(),
            '"' => ScanString(),
            '\'' => ScanCharacter(),
            _ => ScanOperator(current),
        };
    }

    private string TakeName()
    {
        int start = _position;
        while (IsLetter(Current) || IsDigit(Current))
            _position++;

        return text.Substring(start, _position - start);
    }

    private TokenKind ScanAnnotation()
    {
        _position++;
        TakeName();
        return TokenKind.Annotation;
    }

    private TokenKind ScanNumber()
    {
        if (Current == '0' && Peek(1) is 'x' or 'X' && IsHexDigit(Peek(2)))
        {
            _position += 2;
            TakeDigits(IsHexDigit);
            TakeIntegerSuffix();
            return TokenKind.Hex;
        }

        TakeDigits(IsDigit);
        bool isFloat = TakeFraction();
        isFloat |= TakeExponent();
        if (Current == 'f')
        {
            _position++;
            isFloat = true;
        }

        if (isFloat)
            return TokenKind.Float;

        TakeIntegerSuffix();
        return TokenKind.Integer;
    }

    private void TakeDigits(Func<char, bool> isDigit)
    {
        while (isDigit(Current) || (Current == '_' && _position > 0 && isDigit(text[_position - 1]) && isDigit(Peek(1))))
            _position++;
    }

    private bool TakeFraction()
    {
        if (Current != '.' || !IsDigit(Peek(1)))
            return false;

        _position++;
        TakeDigits(IsDigit);
        return true;
    }

    private bool TakeExponent()
    {
        int sign = Peek(1) is '+' or '-' ? 1 : 0;
        if (Current is not ('e' or 'E') || !IsDigit(Peek(1 + sign)))
            return false;

        _position += 1 + sign;
        TakeDigits(IsDigit);
        return true;
    }

    private void TakeIntegerSuffix()
    {
        if (Current is 'l' or 'L')
            _position++;
        foreach (string suffix in (ReadOnlySpan<string>)["u8", "u32", "u64"])
        {
            if (string.CompareOrdinal(text, _position, suffix, 0, suffix.Length) == 0)
            {
                _position += suffix.Length;
                return;
            }
        }
    }

    private TokenKind ScanString()
    {
        int end = text.IndexOfAny(['"', '\r', '\n'], _position + 1);
        if (end >= 0 && text[end] == '"')
        {
            _position = end + 1;
            return TokenKind.String;
        }

        int start = _position;
        _position = end < 0 ? text.Length : end;
        Report(TextSpan.FromBounds(start, _position), "The string does not end in its line; close it with '\"'");
        return TokenKind.Bad;
    }

    private TokenKind ScanCharacter()
    {
        if (Peek(2) == '\'' && Peek(1) is not ('\r' or '\n'))
        {
            _position += 3;
            return TokenKind.Character;
        }

        Report(new TextSpan(_position, 1), "A character literal is one character between two quotes, such as 'a'; there are no escapes");
        _position++;
        return TokenKind.Bad;
    }

    private TokenKind ScanOperator(char first)
    {
        (TokenKind kind, int length) = (first, Peek(1)) switch
        {
            ('<', '<') => (TokenKind.ShiftLeft, 2),
            ('>', '>') => (TokenKind.ShiftRight, 2),
            ('&', '&') => (TokenKind.AmpersandAmpersand, 2),
            ('|', '|') => (TokenKind.BarBar, 2),
            ('<', '=') => (TokenKind.LessEquals, 2),
            ('>', '=') => (TokenKind.GreaterEquals, 2),
            ('=', '=') => (TokenKind.EqualsEquals, 2),
            ('!', '=') => (TokenKind.ExclamationEquals, 2),
            ('(', _) => (TokenKind.OpenParen, 1),
            (')', _) => (TokenKind.CloseParen, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('{', _) => (TokenKind.OpenBrace, 1),
            ('}', _) => (TokenKind.CloseBrace, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            (':', _) => (TokenKind.Colon, 1),
            (';', _) => (TokenKind.Semicolon, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('.', _) => (TokenKind.Dot, 1),
            ('=', _) => (TokenKind.Equals, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            ('&', _) => (TokenKind.Ampersand, 1),
            ('|', _) => (TokenKind.Bar, 1),
            ('^', _) => (TokenKind.Caret, 1),
            ('!', _) => (TokenKind.Exclamation, 1),
            ('~', _) => (TokenKind.Tilde, 1),
            _ => (TokenKind.Bad, 1),
        };
        if (kind == TokenKind.Bad)
            return ScanBad();

        _position += length;
        return kind;
    }

    private TokenKind ScanBad()
    {
        int start = _position;
        _position += char.IsHighSurrogate(Current) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        string shown = char.IsControl(text[start]) || char.IsSurrogate(text[start]) && _position == start + 1
            ? $"U+{(int)text[start]:X4}"
            : $"'{text.Substring(start, _position - start)}'";
        Report(TextSpan.FromBounds(start, _position), $"The character {shown} has no meaning here; remove it");
        return TokenKind.Bad;
    }

    private void Report(TextSpan span, string message) => _diagnostics.Add(new AidlDiagnostic(AidlDescriptors.BadToken, span, message));

    /// <summary>A broken literal stands for an expression; an unknown character stands for nothing.</summary>
    private static bool IsLiteral(char first) => first is '"' or '\'';

    private static bool IsLetter(char value) => value is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsDigit(char value) => value is >= '0' and <= '9';

    private static bool IsHexDigit(char value) => value is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
