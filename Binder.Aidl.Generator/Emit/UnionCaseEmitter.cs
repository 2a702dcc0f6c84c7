using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>A union's member: a record whose equality and text look into arrays, lists and maps.</summary>
internal static class UnionCaseEmitter
{
    private const string Values = "global::Binder.StructuralValues";

    public static void Write(SourceWriter code, string header, ProjectedUnion union, UnionMemberModel member)
    {
        bool comparesElements = union.Derives.HasFlag(Derives.Equality) && member.Type.IsCollection;
        bool hasText = union.Derives.HasFlag(Derives.Text);
        if (!comparesElements && !hasText)
        {
            code.Line(header + ";");
            return;
        }

        string name = Identifiers.Escape(member.Name);
        string value = Identifiers.Escape(member.Property);
        using (code.Block(header))
        {
            DeclarationEmitter.Members members = new(code);
            if (comparesElements)
            {
                members.Next();
                code.Line("/// <summary>Whether the values have equal elements.</summary>");
                code.Line($"public bool Equals({name}? other) => other is not null && {Values}.Equal({value}, other.{value});");
                members.Next();
                code.Line("/// <inheritdoc/>");
                code.Line($"public override int GetHashCode() => {Values}.Hash(new object?[] {{ {value} }});");
            }

            if (hasText)
            {
                members.Next();
                code.Line("/// <summary>The member and its value as AIDL shows them: <c>package.Name.member(value)</c>.</summary>");
                code.Line($"public override string ToString() => $\"{union.Aidl.Name}.{member.Aidl.Name}({{{Values}.Text({value})}})\";");
            }
        }
    }
}
