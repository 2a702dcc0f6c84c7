using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>The <c>.aidl</c> text of a model: what the parser reads from it is the model again.</summary>
internal static class AidlText
{
    /// <summary>The text of a file.</summary>
    /// <param name="type">The file's type.</param>
    /// <param name="isHeap">Whether a nullable field of a parcelable, given as model and field, must lie on the heap.</param>
    public static string Write(ExportedType type, Func<ParcelableModel, FieldModel, bool> isHeap)
    {
        AidlTypeText types = new(type.Aidl.Name, type.AllNames);
        SourceWriter body = new();
        new Writer(body, types, isHeap).Write(type);

        SourceWriter file = new();
        int dot = type.Aidl.Name.LastIndexOf('.');
        if (dot > 0)
            file.Line($"package {type.Aidl.Name.Substring(0, dot)};\n");

        string[] imports = [.. types.Imports];
        foreach (string import in imports)
            file.Line($"import {import};");

        if (imports.Length > 0)
            file.Line();

        return file.ToString() + body;
    }

    private sealed class Writer(SourceWriter code, AidlTypeText types, Func<ParcelableModel, FieldModel, bool> isHeap)
    {
        public void Write(ExportedType type)
        {
            WriteDocumentation(type.Aidl);
            switch (type.Model)
            {
                case InterfaceModel model:
                    Write(type, model);
                    break;
                case ParcelableModel model:
                    Write(type, model);
                    break;
                case UnionModel model:
                    Write(type, model);
                    break;
                default:
                    Write(type, (EnumModel)type.Model);
                    break;
            }
        }

        private void Write(ExportedType type, InterfaceModel model)
        {
            if (model.Descriptor != model.Aidl.Name)
                code.Line($"@Descriptor(value=\"{model.Descriptor}\")");

            WriteAnnotations(type.Aidl);
            using (code.Open($"{(type.IsOneway ? "oneway " : "")}interface {type.Name}"))
            {
                WriteConstants(model.Constants);
                foreach (MemberModel member in model.Members)
                {
                    foreach (TransactionModel transaction in member.Transactions)
                        Write(member, transaction, model.HasExplicitCodes, transaction.IsOneway && !type.IsOneway);
                }

                WriteNested(type);
            }
        }

        private void Write(MemberModel member, TransactionModel transaction, bool hasExplicitCodes, bool isOneway)
        {
            WriteDocumentation(member.Aidl);
            WriteAnnotations(member.Aidl);
            string result = transaction.Result is { } type ? types.Spell(type) : "void";
            string id = hasExplicitCodes ? $" = {transaction.Code - 1}" : "";
            string parameters = string.Join(", ", transaction.Parameters.Select(Spell));
            code.Line($"{(isOneway ? "oneway " : "")}{result} {transaction.AidlName}({parameters}){id};");
        }

        private string Spell(ParameterModel parameter)
        {
            string direction = parameter.Direction switch
            {
                Direction.Out or Direction.Fill => "out ",
                Direction.InOut => "inout ",
                _ => AidlDirections.MustBeWritten(parameter.Type) ? "in " : "",
            };
            string annotations = string.Concat(parameter.Aidl.Annotations.Select(static annotation => annotation + " "));
            return $"{direction}{annotations}{types.Spell(parameter.Type)} {parameter.Aidl.Name}";
        }

        private void Write(ExportedType type, ParcelableModel model)
        {
            WriteAnnotations(type.Aidl);
            if (model.Derives != Derives.None && !type.Aidl.Annotations.Any(static annotation => annotation.StartsWith("@JavaDerive", StringComparison.Ordinal)))
            {
                IEnumerable<string> derives = new[]
                {
                    model.Derives.HasFlag(Derives.Equality) ? "equals=true" : "", model.Derives.HasFlag(Derives.Text) ? "toString=true" : "",
                }.Where(static derive => derive.Length > 0);
                code.Line($"@JavaDerive({string.Join(", ", derives)})");
            }

            using (code.Open($"parcelable {type.Name}"))
            {
                WriteConstants(model.Constants);
                foreach (FieldModel field in model.Fields)
                    WriteField(type, field.Name, field.Aidl, field.Type, isHeap(model, field), isFirstOfUnion: false);

                WriteNested(type);
            }
        }

        private void Write(ExportedType type, UnionModel model)
        {
            WriteAnnotations(type.Aidl);
            using (code.Open($"union {type.Name}"))
            {
                WriteConstants(model.Constants);
                for (int i = 0; i < model.Members.Count; i++)
                {
                    UnionMemberModel member = model.Members[i];
                    WriteField(type, member.Name, member.Aidl, member.Type, isHeap: false, isFirstOfUnion: i == 0);
                }

                WriteNested(type);
            }
        }

        private void WriteField(ExportedType type, string name, AidlIdentity aidl, WireType wire, bool isHeap, bool isFirstOfUnion)
        {
            WriteDocumentation(aidl);
            string annotations = string.Concat(aidl.Annotations.Select(static annotation => annotation + " "));
            string value = type.Defaults.TryGetValue(name, out AidlDefault? given) ? " = " + Spell(given, wire)
                : isFirstOfUnion && wire is { IsDynamicArray: true, IsNullable: false } ? " = {}"
                : "";
            code.Line($"{annotations}{types.Spell(wire, isHeap)} {aidl.Name}{value};");
        }

        private void Write(ExportedType type, EnumModel model)
        {
            string backing = model.Backing switch
            {
                WireKind.Int32 => "int",
                WireKind.Int64 => "long",
                _ => "byte",
            };
            WriteAnnotations(type.Aidl);
            code.Line($"@Backing(type=\"{backing}\")");
            using (code.Open($"enum {type.Name}"))
            {
                foreach (EnumeratorModel enumerator in model.Enumerators)
                {
                    WriteDocumentation(enumerator.Aidl);
                    code.Line($"{enumerator.Aidl.Name} = {AidlLiterals.Integer(enumerator.Value)},");
                }
            }
        }

        private void WriteConstants(EquatableArray<ConstantModel> constants)
        {
            foreach (ConstantModel constant in constants)
            {
                WriteDocumentation(constant.Aidl);
                WriteAnnotations(constant.Aidl);
                code.Line($"const {constant.Type} {constant.Aidl.Name} = {AidlLiterals.OfConstant(constant)};");
            }
        }

        private void WriteNested(ExportedType type)
        {
            foreach (ExportedType nested in type.Nested)
                Write(nested);
        }

        private string Spell(AidlDefault value, WireType type) => value switch
        {
            { Enumerator: { } enumerator } => $"{types.Reference(enumerator.Enum)}.{enumerator.Name}",
            { Value: { } constant } => AidlLiterals.Of(constant),
            _ => $"{{{string.Join(", ", value.Elements.Select(element => Spell(element, type.Element ?? type)))}}}",
        };

        private void WriteAnnotations(AidlIdentity aidl)
        {
            foreach (string annotation in aidl.Annotations)
                code.Line(annotation);
        }

        private void WriteDocumentation(AidlIdentity aidl)
        {
            if (aidl.Documentation.Length == 0)
                return;

            string[] lines = aidl.Documentation.Split('\n');
            if (lines.Length == 1)
            {
                code.Line($"/** {lines[0]} */");
                return;
            }

            code.Line("/**");
            foreach (string line in lines)
                code.Line((" * " + line).TrimEnd());

            code.Line(" */");
        }
    }
}
