using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>What the records of a union's members get beside their values: equality that looks into arrays, lists and maps, and AIDL's text.</summary>
internal static class UnionCaseEmitter
{
    private const string Values = "global::Binder.StructuralValues";

    public static void Emit(SourceWriter code, UnionModel union)
    {
        foreach (UnionMemberModel member in union.Members)
        {
            if (!UnionModel.HasPart(union.Derives, member.Type))
                continue;

            code.Line();
            using (code.Block($"partial record {Identifiers.EscapeType(member.Name)}"))
            {
                bool comparesElements = union.Derives.HasFlag(Derives.Equality) && member.Type.IsComparedByElements;
                if (comparesElements)
                    EmitEquality(code, member);

                if (comparesElements && union.Derives.HasFlag(Derives.Text))
                    code.Line();

                if (union.Derives.HasFlag(Derives.Text))
                    EmitText(code, union, member);
            }
        }
    }

    private static void EmitEquality(SourceWriter code, UnionMemberModel member)
    {
        string name = Identifiers.EscapeType(member.Name);
        string property = Identifiers.Escape(member.Property);
        string other = new NameScope(member.Property, member.Name).Pick("other", "right");
        string value = DerivesEmitter.Value(member.Type, property);
        code.Line("/// <summary>Whether the values have equal elements.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public bool Equals({name}? {other}) =>");
        code.Line($"    {other} is not null && {Values}.Equal({value}, {DerivesEmitter.Value(member.Type, $"{other}.{property}")});");
        code.Line("\n/// <inheritdoc/>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public override int GetHashCode() => {Values}.Hash(new object?[] {{ {value} }});");
    }

    private static void EmitText(SourceWriter code, UnionModel union, UnionMemberModel member)
    {
        string value = DerivesEmitter.Value(member.Type, Identifiers.Escape(member.Property));
        code.Line("/// <summary>The member and its value as AIDL shows them: <c>package.Name.member(value)</c>.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line($"public override string ToString() => {Literal.Of($"{union.Aidl.Name}.{member.Aidl.Name}(")} + {Values}.Text({value}) + \")\";");
    }
}
