using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Syntax;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>Shows a tree in one line, with every grouping made visible.</summary>
internal static class SyntaxPrinter
{
    public static string Show(MemberSyntax member) => member switch
    {
        InterfaceSyntax i => $"{Annotations(i.Annotations)}{(i.Oneway is null ? "" : "oneway ")}interface {i.Name.Text}{(i.HasBody ? Body(i.Members) : ";")}",
        ParcelableSyntax p => $"{Annotations(p.Annotations)}parcelable {p.Name.Text}{Parameters(p)}{string.Concat(p.Headers.Select(static h => $" {h.Keyword} '{h.Text}'"))}{(p.IsStructured ? Body(p.Members) : ";")}",
        UnionSyntax u => $"{Annotations(u.Annotations)}union {u.Name.Text}{Parameters(u)}{Body(u.Members)}",
        EnumSyntax e => $"{Annotations(e.Annotations)}enum {e.Name.Text}{Body([.. e.Enumerators])}",
        EnumeratorSyntax e => e.Value is null ? e.Name.Text : $"{e.Name.Text} = {Show(e.Value)}",
        FieldSyntax f => $"{Show(f.Type)} {f.Name.Text}{(f.Default is null ? "" : $" = {Show(f.Default)}")}",
        ConstantSyntax c => $"const {Show(c.Type)} {c.Name.Text} = {Show(c.Value)}",
        MethodSyntax m => $"{(m.Oneway is null ? "" : "oneway ")}{Show(m.Type)} {m.Name.Text}({string.Join(", ", m.Arguments.Select(Show))}){(m.Id is null ? "" : $" = {m.Id.Text}")}",
        ArgumentSyntax a => $"{(a.Direction is null ? "" : a.Direction.Text + " ")}{Show(a.Type)} {a.Name.Text}",
        _ => throw new InvalidOperationException(),
    };

    public static string Show(TypeSyntax type) =>
        Annotations(type.Annotations) + type.Name.Text
        + (type.HasArgumentList ? $"<{string.Join(", ", type.Arguments.Select(Show))}>" : "")
        + string.Concat(type.Ranks.Select(static rank => rank.Size is null ? "[]" : $"[{Show(rank.Size)}]"));

    public static string Show(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Text,
        NameExpressionSyntax name => name.Name.Text,
        ArrayExpressionSyntax array => $"{{{string.Join(", ", array.Elements.Select(Show))}}}",
        ParenthesizedExpressionSyntax parenthesized => Show(parenthesized.Inner),
        UnaryExpressionSyntax unary => $"({unary.Operator} {Show(unary.Operand)})",
        BinaryExpressionSyntax binary => $"({Show(binary.Left)} {binary.Operator} {Show(binary.Right)})",
        _ => "?",
    };

    private static string Body(ImmutableArray<MemberSyntax> members) => $" {{ {string.Concat(members.Select(static member => Show(member) + "; "))}}}";

    private static string Parameters(DeclarationSyntax declaration) =>
        declaration.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", declaration.TypeParameters.Select(static parameter => parameter.Text))}>";

    private static string Annotations(ImmutableArray<AnnotationSyntax> annotations) => string.Concat(annotations.Select(static annotation =>
        $"@{annotation.Name.Text}{(annotation.Arguments.IsEmpty ? "" : $"({string.Join(", ", annotation.Arguments.Select(static a => (a.Name is null ? "" : a.Name.Text + "=") + Show(a.Value)))})")} "));
}
