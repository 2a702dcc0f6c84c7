using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The parcelable's form in a parcel: a size, then the fields. A reader skips fields it does not know and does without those it misses.</summary>
internal static class ParcelableEmitter
{
    public static string Emit(ParcelableModel model) => SourceFile.Write(model.Type, model.Type.HintName, code =>
    {
        TypeModel type = model.Type;
        using (code.Block($"partial {type.Keyword} {type.Name} : global::Binder.IParcelable<{type.Name}>"))
        {
            EmitWrite(code, model);
            code.Line();
            EmitRead(code, model);
            ContractOfValues.Emit(code, type, model.Aidl, model.Stability);
            DerivesEmitter.Emit(code, model);
        }
    });

    private static void EmitWrite(SourceWriter code, ParcelableModel model)
    {
        NameScope scope = new(model.Fields.Select(static field => field.Name));
        string parcel = scope.Pick("parcel", "destination");
        string body = scope.Pick("body", "token");
        code.Line("/// <inheritdoc/>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"public void WriteToParcel(global::Binder.Parcel {parcel})"))
        {
            code.Line($"int {body} = {parcel}.BeginParcelable();");
            foreach (FieldModel field in model.Fields)
                code.Line(WireCode.Write(field.Type, parcel, Identifiers.Escape(field.Name)));

            code.Line($"{parcel}.EndParcelable({body});");
        }
    }

    private static void EmitRead(SourceWriter code, ParcelableModel model)
    {
        NameScope scope = new(model.Type.Name);
        Dictionary<string, string> locals = model.Fields.ToDictionary(
            static field => field.Name, field => scope.Pick(Camel(field.Name), field.Name + "Value"));
        string parcel = scope.Pick("parcel", "source");
        string body = scope.Pick("body", "reader");
        string defaults = scope.Pick("defaults", "missing");
        code.Line("/// <inheritdoc/>");
        code.Line(SourceFile.GeneratedCode);
        using (code.Block($"public static {model.Type.Name} ReadFromParcel(global::Binder.Parcel {parcel})"))
        {
            code.Line($"global::Binder.ParcelableReader {body} = {parcel}.BeginReadParcelable();");
            if (model.Fields.Any(MissingField.IsTakenFromObject))
                code.Line($"{model.Type.Name}? {defaults} = null;");

            foreach (FieldModel field in model.Fields)
            {
                code.Line($"{field.Type.Declaration} {locals[field.Name]} = {parcel}.HasMore({body})");
                code.Line($"    ? {WireCode.Read(field.Type, parcel)}");
                code.Line($"    : {MissingField.ValueOf(model, field, locals, defaults)};");
            }

            code.Line($"{parcel}.EndReadParcelable({body});");
            EmitConstruction(code, model, locals);
        }
    }

    private static void EmitConstruction(SourceWriter code, ParcelableModel model, Dictionary<string, string> locals)
    {
        FieldModel[] properties = [.. model.Fields.Where(static field => !field.IsArgument)];
        string creation = $"return {MissingField.New(model, locals)}";
        if (properties.Length == 0)
        {
            code.Line(creation + ";");
            return;
        }

        code.Line(creation.EndsWith("()", StringComparison.Ordinal) ? creation.Substring(0, creation.Length - 2) : creation);
        code.Line("{");
        foreach (FieldModel field in properties)
            code.Line($"    {Identifiers.Escape(field.Name)} = {locals[field.Name]},");

        code.Line("};");
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
