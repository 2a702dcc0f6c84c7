using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The union's form in a parcel: the tag of its member, then the member's value.</summary>
internal static class UnionEmitter
{
    // A record in another part of the type may derive too: it has no tag, and nothing of it may leave.
    private const string NoMember = "new global::System.InvalidOperationException($\"{GetType()} is no member of its union.\")";

    public static string Emit(UnionModel model) => SourceFile.Write(model.Type, model.Type.HintName, code =>
    {
        TypeModel type = model.Type;
        using (code.Block($"partial {type.Keyword} {type.Name} : global::Binder.IParcelable<{type.Name}>"))
        {
            code.Line("// Only the records inside can derive.");
            code.Line(SourceFile.GeneratedCode);
            code.Line($"private {type.Name}()\n{{\n}}\n");
            EmitTag(code, model);
            EmitWrite(code, model);
            EmitRead(code, model);
            EmitDefault(code, model);
            ContractOfValues.Emit(code, type, model.Aidl, model.Stability);
            UnionCaseEmitter.Emit(code, model);
        }
    });

    private static void EmitTag(SourceWriter code, UnionModel model)
    {
        code.Line("/// <summary>The members.</summary>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block("public enum Tag"))
        {
            for (int tag = 0; tag < model.Members.Count; tag++)
            {
                string name = Identifiers.EscapeType(model.Members[tag].Name);
                code.Line($"{(tag == 0 ? "" : "\n")}/// <summary>A <see cref=\"{model.Type.Name}.{name}\"/>.</summary>\n{name} = {tag},");
            }
        }

        code.Line("\n/// <summary>Which member this is.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Line("public Tag GetTag() => this switch");
        code.Line("{");
        using (code.Indent())
        {
            for (int tag = 0; tag < model.Members.Count; tag++)
            {
                string name = Identifiers.EscapeType(model.Members[tag].Name);
                code.Line($"{name} => Tag.{name},");
            }

            code.Line($"_ => throw {NoMember},");
        }

        code.Line("};");
    }

    private static void EmitWrite(SourceWriter code, UnionModel model)
    {
        NameScope scope = new([.. model.Members.Select(static member => member.Name), model.Type.Name]);
        string parcel = scope.Pick("parcel", "destination");
        string value = scope.Pick("member", "value");
        code.Line("\n/// <inheritdoc/>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"public void WriteToParcel(global::Binder.Parcel {parcel})"))
        using (code.Block("switch (this)"))
        {
            for (int tag = 0; tag < model.Members.Count; tag++)
            {
                UnionMemberModel member = model.Members[tag];
                code.Line($"case {Identifiers.EscapeType(member.Name)} {value}:");
                using (code.Indent())
                {
                    code.Line($"{parcel}.WriteInt32({tag});");
                    code.Line(WireCode.Write(member.Type, parcel, $"{value}.{Identifiers.Escape(member.Property)}"));
                    code.Line("break;");
                }
            }

            code.Line("default:");
            using (code.Indent())
                code.Line($"throw {NoMember};");
        }
    }

    private static void EmitRead(SourceWriter code, UnionModel model)
    {
        NameScope scope = new([.. model.Members.Select(static member => member.Name), model.Type.Name]);
        string parcel = scope.Pick("parcel", "source");
        code.Line("\n/// <inheritdoc/>");
        code.Line(SourceFile.GeneratedCode);
        code.Line(
            $"public static {model.Type.Name} ReadFromParcel(global::Binder.Parcel {parcel}) => {parcel}.ReadUnionTag({model.Members.Count}) switch");
        code.Line("{");
        using (code.Indent())
        {
            for (int tag = 0; tag < model.Members.Count; tag++)
            {
                UnionMemberModel member = model.Members[tag];
                string pattern = tag == model.Members.Count - 1 ? "_" : $"{tag}";
                code.Line($"{pattern} => new {Identifiers.EscapeType(member.Name)}({WireCode.Read(member.Type, parcel)}),");
            }
        }

        code.Line("};");
    }

    private static void EmitDefault(SourceWriter code, UnionModel model)
    {
        UnionMemberModel first = model.Members[0];
        string? given = first.Default is DefaultValues.NoObject ? null : first.Default;
        if ((first.HasInitializer ? "" : given ?? MissingField.DefaultOf(first.Type)) is not { } value)
            return;

        string type = model.Type.Name;
        code.Line();
        code.Line(SourceFile.GeneratedCode);
        code.Line($"static {type} global::Binder.IParcelable<{type}>.CreateDefault() => new {Identifiers.EscapeType(first.Name)}({value});");
    }
}
