namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>How tokens are spelled, and which operators they are.</summary>
internal static class TokenFacts
{
    private static readonly Dictionary<string, TokenKind> Keywords = new()
    {
        ["parcelable"] = TokenKind.ParcelableKeyword,
        ["import"] = TokenKind.ImportKeyword,
        ["package"] = TokenKind.PackageKeyword,
        ["in"] = TokenKind.InKeyword,
        ["out"] = TokenKind.OutKeyword,
        ["inout"] = TokenKind.InoutKeyword,
        ["cpp_header"] = TokenKind.CppHeaderKeyword,
        ["ndk_header"] = TokenKind.NdkHeaderKeyword,
        ["rust_type"] = TokenKind.RustTypeKeyword,
        ["const"] = TokenKind.ConstKeyword,
        ["true"] = TokenKind.TrueKeyword,
        ["false"] = TokenKind.FalseKeyword,
        ["interface"] = TokenKind.InterfaceKeyword,
        ["oneway"] = TokenKind.OnewayKeyword,
        ["enum"] = TokenKind.EnumKeyword,
        ["union"] = TokenKind.UnionKeyword,
    };

    private static readonly Dictionary<TokenKind, string> Spellings = new()
    {
        [TokenKind.EndOfFile] = "the end of the file",
        [TokenKind.Identifier] = "a name",
        [TokenKind.Annotation] = "an annotation",
        [TokenKind.Integer] = "an integer",
        [TokenKind.String] = "a string",
        [TokenKind.OpenParen] = "(",
        [TokenKind.CloseParen] = ")",
        [TokenKind.Less] = "<",
        [TokenKind.Greater] = ">",
        [TokenKind.OpenBrace] = "{",
        [TokenKind.CloseBrace] = "}",
        [TokenKind.OpenBracket] = "[",
        [TokenKind.CloseBracket] = "]",
        [TokenKind.Semicolon] = ";",
        [TokenKind.Comma] = ",",
        [TokenKind.Equals] = "=",
    };

    public static TokenKind KeywordOrIdentifier(string text) => Keywords.TryGetValue(text, out TokenKind keyword) ? keyword : TokenKind.Identifier;

    /// <summary>Whether the token can name something: an identifier, or a keyword that is one only where a header may stand.</summary>
    public static bool IsName(TokenKind kind) =>
        kind is TokenKind.Identifier or TokenKind.CppHeaderKeyword or TokenKind.NdkHeaderKeyword or TokenKind.RustTypeKeyword;

    /// <summary>The token as a message names it when it is missing.</summary>
    public static string Describe(TokenKind kind)
    {
        string text = Spellings[kind];
        return kind < TokenKind.ParcelableKeyword ? text : $"'{text}'";
    }

    /// <summary>How strongly an operator binds: 1 (<c>||</c>) to 10 (<c>* / %</c>), 0 if the token is none.</summary>
    public static int BinaryPrecedence(TokenKind kind) => kind switch
    {
        TokenKind.BarBar => 1,
        TokenKind.AmpersandAmpersand => 2,
        TokenKind.Bar => 3,
        TokenKind.Caret => 4,
        TokenKind.Ampersand => 5,
        TokenKind.EqualsEquals or TokenKind.ExclamationEquals => 6,
        TokenKind.Less or TokenKind.Greater or TokenKind.LessEquals or TokenKind.GreaterEquals => 7,
        TokenKind.ShiftLeft or TokenKind.ShiftRight => 8,
        TokenKind.Plus or TokenKind.Minus => 9,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => 10,
        _ => 0,
    };
}
