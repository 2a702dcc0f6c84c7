using System.Collections.Immutable;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Syntax;

internal sealed partial class Parser
{
    public DocumentSyntax ParseDocument()
    {
        int start = Current.Span.Start;
        ImmutableArray<Comment> header = Kind is TokenKind.PackageKeyword or TokenKind.ImportKeyword ? CommentsOf(Current) : [];
        NameSyntax? package = ParsePackage();
        ImmutableArray<ImportSyntax> imports = ParseImports();
        ImmutableArray<DeclarationSyntax>.Builder declarations = ImmutableArray.CreateBuilder<DeclarationSyntax>();
        bool isReported = _diagnostics.Count > 0;
        while (Kind != TokenKind.EndOfFile)
        {
            int before = _index;
            if (ParseTopDeclaration() is { } declaration)
                declarations.Add(declaration);
            if (_inPanic || _index == before)
                Recover(before, isTop: true);
        }

        if (declarations.Count == 0 && !isReported && _diagnostics.Count == 0)
            ReportExpected("the declaration of a type");

        return new DocumentSyntax(SpanFrom(start), header, package, imports, declarations.ToImmutable());
    }

    private NameSyntax? ParsePackage()
    {
        int start = _index;
        if (!TryTake(TokenKind.PackageKeyword))
            return null;

        NameSyntax name = ParseName();
        ExpectSemicolon();
        if (_inPanic)
            Recover(start, isTop: true);
        return name.IsMissing ? null : name;
    }

    private ImmutableArray<ImportSyntax> ParseImports()
    {
        ImmutableArray<ImportSyntax>.Builder imports = ImmutableArray.CreateBuilder<ImportSyntax>();
        while (Kind == TokenKind.ImportKeyword)
        {
            int start = _index;
            int position = Take().Span.Start;
            NameSyntax name = ParseName();
            ExpectSemicolon();
            if (!name.IsMissing)
                imports.Add(new ImportSyntax(SpanFrom(position), name));
            if (_inPanic)
                Recover(start, isTop: true);
        }

        return imports.ToImmutable();
    }

    private DeclarationSyntax? ParseTopDeclaration()
    {
        Token first = Current;
        ImmutableArray<AnnotationSyntax> annotations = ParseAnnotations();
        if (StartsDeclaration())
            return ParseDeclaration(first, annotations);

        if (Kind == TokenKind.ImportKeyword)
            Fail(AidlDescriptors.Syntax, Current.Span, "An import stands before the first declaration; move it up");
        else if (Kind == TokenKind.PackageKeyword)
            Fail(AidlDescriptors.Syntax, Current.Span, "The package is the first thing in a file, once; move it up");
        else
            ReportExpected("'interface', 'parcelable', 'enum' or 'union'");

        return null;
    }

    private DeclarationSyntax? ParseDeclaration(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        DeclarationSyntax? declaration = null;
        if (Descend())
        {
            declaration = Kind switch
            {
                TokenKind.ParcelableKeyword => ParseParcelable(first, annotations),
                TokenKind.UnionKeyword => ParseUnion(first, annotations),
                TokenKind.EnumKeyword => ParseEnum(first, annotations),
                _ => ParseInterface(first, annotations),
            };
        }

        Ascend();
        return declaration;
    }

    private InterfaceSyntax ParseInterface(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        Token keyword = Current;
        bool isOneway = TryTake(TokenKind.OnewayKeyword);
        if (!TryTake(TokenKind.InterfaceKeyword))
            ReportExpected("'interface'");
        NameSyntax name = ParseName();
        bool hasBody = isOneway || Kind != TokenKind.Semicolon;
        ImmutableArray<MemberSyntax> members = [];
        if (hasBody)
            members = ParseBody(inInterface: true);
        else
            Take();

        return new InterfaceSyntax(SpanFrom(first.Span.Start), CommentsOf(first), annotations, name, isOneway ? keyword.Span : null, hasBody, members);
    }

    private ParcelableSyntax ParseParcelable(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        Take();
        NameSyntax name = ParseName();
        ImmutableArray<IdentifierSyntax> parameters = ParseTypeParameters();
        ImmutableArray<HeaderSyntax> headers = ParseHeaders();
        bool isStructured = headers.IsEmpty && Kind == TokenKind.OpenBrace;
        ImmutableArray<MemberSyntax> members = [];
        if (isStructured)
            members = ParseBody(inInterface: false);
        else if (!TryTake(TokenKind.Semicolon))
            ReportExpected(headers.IsEmpty ? "'{' or ';'" : "';'");

        return new ParcelableSyntax(SpanFrom(first.Span.Start), CommentsOf(first), annotations, name, parameters, isStructured, headers, members);
    }

    private ImmutableArray<HeaderSyntax> ParseHeaders()
    {
        ImmutableArray<HeaderSyntax>.Builder headers = ImmutableArray.CreateBuilder<HeaderSyntax>();
        while (Kind is TokenKind.CppHeaderKeyword or TokenKind.NdkHeaderKeyword or TokenKind.RustTypeKeyword)
        {
            Token keyword = Take();
            Token text = Current;
            if (Expect(TokenKind.String))
                headers.Add(new HeaderSyntax(SpanFrom(keyword.Span.Start), TextOf(keyword), _text.Substring(text.Span.Start + 1, text.Span.Length - 2)));
            else
                break;
        }

        return headers.ToImmutable();
    }

    private ImmutableArray<IdentifierSyntax> ParseTypeParameters()
    {
        if (!TryTake(TokenKind.Less))
            return [];

        ImmutableArray<IdentifierSyntax>.Builder parameters = ImmutableArray.CreateBuilder<IdentifierSyntax>();
        do
        {
            parameters.Add(ParseIdentifier());
        }
        while (TryTake(TokenKind.Comma));

        Expect(TokenKind.Greater);
        return parameters.ToImmutable();
    }

    private UnionSyntax? ParseUnion(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        Take();
        NameSyntax name = ParseName();
        ImmutableArray<IdentifierSyntax> parameters = ParseTypeParameters();
        bool hasBody = Kind == TokenKind.OpenBrace;
        ImmutableArray<MemberSyntax> members = ParseBody(inInterface: false);
        return !hasBody ? null : new UnionSyntax(SpanFrom(first.Span.Start), CommentsOf(first), annotations, name, parameters, members);
    }

    private EnumSyntax ParseEnum(Token first, ImmutableArray<AnnotationSyntax> annotations)
    {
        Take();
        NameSyntax name = ParseName();
        ImmutableArray<EnumeratorSyntax>.Builder enumerators = ImmutableArray.CreateBuilder<EnumeratorSyntax>();
        if (Expect(TokenKind.OpenBrace))
        {
            do
            {
                enumerators.Add(ParseEnumerator());
                if (_inPanic)
                    RecoverEnumerator();
            }
            while (TryTake(TokenKind.Comma) && Kind != TokenKind.CloseBrace);

            Expect(TokenKind.CloseBrace);
        }

        return new EnumSyntax(SpanFrom(first.Span.Start), CommentsOf(first), annotations, name, enumerators.ToImmutable());
    }

    private EnumeratorSyntax ParseEnumerator()
    {
        _cancellation.ThrowIfCancellationRequested();
        Token first = Current;
        RefuseAnnotations("an enumerator; describe it in a comment instead");
        IdentifierSyntax name = ParseIdentifier();
        ExpressionSyntax? value = TryTake(TokenKind.Equals) ? ParseExpression() : null;
        return new EnumeratorSyntax(SpanFrom(first.Span.Start), CommentsOf(first), name, value);
    }

    /// <summary>After an error in an enumerator: to the comma behind it, or to the end of the enum.</summary>
    private void RecoverEnumerator()
    {
        int open = 0;
        while (Kind != TokenKind.EndOfFile && !(open == 0 && Kind is TokenKind.Comma or TokenKind.CloseBrace) && !StartsDeclaration())
        {
            if (Kind is TokenKind.OpenBrace or TokenKind.OpenParen)
                open++;
            else if (Kind is TokenKind.CloseBrace or TokenKind.CloseParen)
                open = Math.Max(0, open - 1);
            Take();
        }

        _inPanic = Kind is not (TokenKind.Comma or TokenKind.CloseBrace);
    }
}
