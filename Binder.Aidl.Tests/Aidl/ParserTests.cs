using System.Diagnostics;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

public sealed class ParserTests
{
    [Theory]
    [InlineData("interface IFoo { }", "interface IFoo { }")]
    [InlineData("interface IFoo;", "interface IFoo;")]
    [InlineData("oneway interface IFoo { void f(); }", "oneway interface IFoo { void f(); }")]
    [InlineData("interface IFoo { oneway void f(in int[] a, out Foo b, inout List<Foo> c, d.E e) = 3; }", "interface IFoo { oneway void f(in int[] a, out Foo b, inout List<Foo> c, d.E e) = 3; }")]
    [InlineData("interface IFoo { @nullable oneway @utf8InCpp String f(); }", "interface IFoo { oneway @nullable @utf8InCpp String f(); }")]
    [InlineData("interface IFoo { const int A = 1; @X const String B = \"b\"; }", "interface IFoo { const int A = 1; const @X String B = \"b\"; }")]
    [InlineData("interface IFoo { parcelable A { int a; } enum B { C } union D { int d; } oneway interface IE { } }", "interface IFoo { parcelable A { int a; }; enum B { C; }; union D { int d; }; oneway interface IE { }; }")]
    [InlineData("parcelable Foo;", "parcelable Foo;")]
    [InlineData("parcelable Outer.Inner;", "parcelable Outer.Inner;")]
    [InlineData("parcelable Foo cpp_header \"a/b.h\" ndk_header \"c.h\" rust_type \"d::E\";", "parcelable Foo cpp_header 'a/b.h' ndk_header 'c.h' rust_type 'd::E';")]
    [InlineData("parcelable Foo<T, U>;", "parcelable Foo<T, U>;")]
    [InlineData("parcelable Foo<T> { int a = 1; String b = \"\"; }", "parcelable Foo<T> { int a = 1; String b = \"\"; }")]
    [InlineData("parcelable cpp_header { int ndk_header; rust_type a; }", "parcelable cpp_header { int ndk_header; rust_type a; }")]
    [InlineData("union U<T> { int a; }", "union U<T> { int a; }")]
    [InlineData("enum E { A, B = 2, C = 1 << 3, }", "enum E { A; B = 2; C = (1 ShiftLeft 3); }")]
    [InlineData("parcelable F { Map<String, List<A<B>>> a; List<List<C>> b; }", "parcelable F { Map<String, List<A<B>>> a; List<List<C>> b; }")]
    [InlineData("parcelable F { int[2][N + 1] a; int[] b = {1, 2,}; int[0] c = {}; }", "parcelable F { int[2][(N Plus 1)] a; int[] b = {1, 2}; int[0] c = {}; }")]
    [InlineData("@A @B(1) @C(x=1, y={\"a\", \"b\"}) @D() @E(x=1) parcelable F { }", "@A @B(1) @C(x=1, y={\"a\", \"b\"}) @D @E(x=1) parcelable F { }")]
    [InlineData("// a\r\ninterface IFoo {\r\n\tvoid f();\r\n}\r\n", "interface IFoo { void f(); }")]
    [InlineData("/* a */ interface /* b */ IFoo // c\n { }", "interface IFoo { }")]
    public void DeclarationsAreUnderstood(string source, string expected)
    {
        AidlFile file = AidlSources.Parse(source);

        Assert.Empty(file.SyntaxErrors.Select(static error => error.Message));
        Assert.Equal(expected, SyntaxPrinter.Show(Assert.Single(file.Root.Declarations)));
    }

    [Theory]
    [InlineData("1 + 2 * 3", "(1 Plus (2 Star 3))")]
    [InlineData("1 * 2 + 3", "((1 Star 2) Plus 3)")]
    [InlineData("1 - 2 - 3", "((1 Minus 2) Minus 3)")]
    [InlineData("1 / 2 % 3", "((1 Slash 2) Percent 3)")]
    [InlineData("(1 + 2) * 3", "((1 Plus 2) Star 3)")]
    [InlineData("- + ! ~ 1", "(Minus (Plus (Exclamation (Tilde 1))))")]
    [InlineData("-1 + -2", "((Minus 1) Plus (Minus 2))")]
    [InlineData("1 << 2 + 3", "(1 ShiftLeft (2 Plus 3))")]
    [InlineData("1 < 2 << 3", "(1 Less (2 ShiftLeft 3))")]
    [InlineData("1 == 2 >= 3", "(1 EqualsEquals (2 GreaterEquals 3))")]
    [InlineData("1 & 2 != 3", "(1 Ampersand (2 ExclamationEquals 3))")]
    [InlineData("1 ^ 2 & 3", "(1 Caret (2 Ampersand 3))")]
    [InlineData("1 | 2 ^ 3", "(1 Bar (2 Caret 3))")]
    [InlineData("1 && 2 | 3", "(1 AmpersandAmpersand (2 Bar 3))")]
    [InlineData("1 || 2 && 3 || 4", "((1 BarBar (2 AmpersandAmpersand 3)) BarBar 4)")]
    [InlineData("8 >> 1 > 2", "((8 ShiftRight 1) Greater 2)")]
    [InlineData("a.b.C . D", "a.b.C.D")]
    public void OperatorsBindAsInC(string source, string expected) =>
        Assert.Equal(expected, SyntaxPrinter.Show(Assert.IsAssignableFrom<ExpressionSyntax>(Parser.ParseExpression(source))));

    [Theory]
    [InlineData("0", TokenKind.Integer)]
    [InlineData("12L", TokenKind.Integer)]
    [InlineData("12l", TokenKind.Integer)]
    [InlineData("255u8", TokenKind.Integer)]
    [InlineData("1u32", TokenKind.Integer)]
    [InlineData("1u64", TokenKind.Integer)]
    [InlineData("1_000_000", TokenKind.Integer)]
    [InlineData("0xFf", TokenKind.Hex)]
    [InlineData("0XFFu8", TokenKind.Hex)]
    [InlineData("0xffff_ffffL", TokenKind.Hex)]
    [InlineData("1.5", TokenKind.Float)]
    [InlineData(".5f", TokenKind.Float)]
    [InlineData("5f", TokenKind.Float)]
    [InlineData("1e10", TokenKind.Float)]
    [InlineData("1.5E-3f", TokenKind.Float)]
    [InlineData("'a'", TokenKind.Character)]
    [InlineData("'''", TokenKind.Character)]
    [InlineData("'\\'", TokenKind.Character)]
    [InlineData("\"a b\"", TokenKind.String)]
    [InlineData("true", TokenKind.TrueKeyword)]
    [InlineData("false", TokenKind.FalseKeyword)]
    internal void LiteralsHaveTheirKinds(string source, TokenKind kind)
    {
        LiteralExpressionSyntax literal = Assert.IsType<LiteralExpressionSyntax>(Parser.ParseExpression(source));

        Assert.Equal((kind, source), (literal.Kind, literal.Text));
    }

    [Theory]
    [InlineData("1.")]
    [InlineData("1_")]
    [InlineData("_1.")]
    [InlineData("1e")]
    [InlineData("0x")]
    [InlineData("12abc")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("{1, 2")]
    [InlineData("1 2")]
    [InlineData("''")]
    [InlineData("'ab'")]
    [InlineData("\"open")]
    [InlineData("\"two\nlines\"")]
    [InlineData("1 ? 2 : 3")]
    [InlineData("in")]
    [InlineData("")]
    public void OtherTextsAreNoExpressions(string source) => Assert.Null(Parser.ParseExpression(source));

    [Theory]
    [InlineData("interface IFoo { void f() void g(); }", "1:25 AIDL100 Expected ';' after ')'")]
    [InlineData("interface IFoo { void f(int); }", "1:28 AIDL100 Expected a name but found ')'")]
    [InlineData("interface IFoo { void f(int a; void g(int b; }", "1:30 AIDL100 Expected ')' but found ';' | 1:44 AIDL100 Expected ')' but found ';'")]
    [InlineData("interface IFoo { int a; }", "1:22 AIDL100 Fields belong to parcelables; make 'a' a method, or write 'const' before its type")]
    [InlineData("parcelable Foo { void f(); }", "1:24 AIDL100 Methods belong to interfaces; move 'f' into one")]
    [InlineData("parcelable Foo { oneway int f; }", "1:18 AIDL100 'oneway' is for methods and interfaces; remove it")]
    [InlineData("parcelable Foo { int a = ; int = 2; int c; }", "1:26 AIDL100 Expected a value but found ';' | 1:32 AIDL100 Expected a name but found '='")]
    [InlineData("interface IFoo {", "1:17 AIDL100 Expected '}' but found the end of the file")]
    [InlineData("interface IFoo { } }", "1:20 AIDL100 Expected 'interface', 'parcelable', 'enum' or 'union' but found '}'")]
    [InlineData("interface { } parcelable Foo", "1:11 AIDL100 Expected a name but found '{' | 1:29 AIDL100 Expected '{' or ';' but found the end of the file")]
    [InlineData("enum E { }", "1:10 AIDL100 Expected a name but found '}'")]
    [InlineData("enum E { A = , B = 1 2, C }", "1:14 AIDL100 Expected a value but found ',' | 1:22 AIDL100 Expected '}' but found '2'")]
    [InlineData("enum E { @X A }", "1:10 AIDL103 Annotation '@X' cannot be before an enumerator; describe it in a comment instead")]
    [InlineData("parcelable F { int @X [] a; }", "1:20 AIDL103 Annotation '@X' cannot be before the brackets of an array; write it before the type")]
    [InlineData("interface IFoo { void f(@X in int a); }", "1:25 AIDL103 Annotation '@X' cannot be before the direction; write it after 'in'")]
    [InlineData("interface IFoo { void f() = 0x1; }", "1:29 AIDL100 Expected an integer but found '0x1'")]
    [InlineData("interface IFoo { void f() = A; }", "1:29 AIDL100 Expected an integer but found 'A'")]
    [InlineData("parcelable F { List<A>> b; }", "1:23 AIDL100 Expected a name but found '>'")]
    [InlineData("parcelable F { # int a; \" }", "1:16 AIDL101 The character '#' has no meaning here; remove it | 1:25 AIDL101 The string does not end in its line; close it with '\"' | 1:28 AIDL100 Expected '}' but found the end of the file")]
    [InlineData("", "1:1 AIDL100 Expected the declaration of a type but found the end of the file")]
    [InlineData("package a.b;", "1:13 AIDL100 Expected the declaration of a type but found the end of the file")]
    [InlineData("package a.b\nimport c.D\nparcelable F;", "1:11 AIDL100 Expected ';' after 'b' | 2:10 AIDL100 Expected ';' after 'D'")]
    [InlineData("parcelable F; import a.B; parcelable G; package c;", "1:15 AIDL100 An import stands before the first declaration; move it up | 1:41 AIDL100 The package is the first thing in a file, once; move it up")]
    [InlineData("parcelable interface { }", "1:12 AIDL100 Expected a name but found 'interface' | 1:22 AIDL100 Expected a name but found '{'")]
    [InlineData("/* open", "1:1 AIDL101 The comment does not end; close it with '*/'")]
    public void ErrorsSayWhatIsMissingWhere(string source, string expected)
    {
        AidlFile file = AidlSources.Parse(source);

        Assert.Equal(expected, string.Join(" | ", file.SyntaxErrors.Select(error => Show(file, error))));
    }

    [Fact]
    public void AMemberAfterAnErrorIsUnderstood()
    {
        AidlFile file = AidlSources.Parse("""
            interface IFoo {
                void f(in;
                int g();
                const int A = (1;
                parcelable P { int x = ; int y; }
                String h(in String[] a);
            }
            """);

        Assert.Equal(3, file.SyntaxErrors.Length);
        string shown = SyntaxPrinter.Show(Assert.Single(file.Root.Declarations));
        Assert.Contains("int g();", shown, StringComparison.Ordinal);
        Assert.Contains("int y;", shown, StringComparison.Ordinal);
        Assert.Contains("String h(in String[] a);", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void CommentsBelongToWhatFollows()
    {
        AidlFile file = AidlSources.Parse("/* licence */\npackage a;\n// line\n/** doc */ @X interface IFoo {\n /** f */ void f(/* a */ int a); }");

        Assert.Equal("/* licence */", Assert.Single(file.Root.HeaderComments).Text);
        DeclarationSyntax declaration = Assert.Single(file.Root.Declarations);
        Assert.Equal(["// line", "/** doc */"], declaration.Comments.Select(static comment => comment.Text));
        MethodSyntax method = Assert.IsType<MethodSyntax>(Assert.Single(declaration.Members));
        Assert.Equal(["/** f */"], method.Comments.Select(static comment => comment.Text));
        Assert.Equal(["/* a */"], Assert.Single(method.Arguments).Comments.Select(static comment => comment.Text));
    }

    [Theory]
    [InlineData("(", "parcelable F { int a = ", "1; }")]
    [InlineData("-", "parcelable F { int a = ", "1; }")]
    [InlineData("{", "parcelable F { int[] a = ", "1; }")]
    [InlineData("1+", "parcelable F { int a = ", "1; }")]
    [InlineData("1||1&&1|1^1&1==1<1<<1+1*(", "parcelable F { int a = ", "1; }")]
    [InlineData("List<", "parcelable F { ", "A a; }")]
    [InlineData("parcelable A {", "", "")]
    [InlineData("@X({", "", "parcelable A { }")]
    [InlineData("interface I { void f(", "", "")]
    public void DeepSourcesAreRefusedInLinearTime(string repeated, string before, string after)
    {
        Stopwatch watch = Stopwatch.StartNew();
        AidlFile file = AidlSources.Parse(before + string.Concat(Enumerable.Repeat(repeated, 100_000)) + after);

        Assert.NotEmpty(file.SyntaxErrors);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    private static string Show(AidlFile file, AidlDiagnostic error)
    {
        LinePosition position = file.Text.Lines.GetLinePosition(error.Span.Start);
        return $"{position.Line + 1}:{position.Character + 1} {error.Descriptor.Id} {error.Message}";
    }
}
