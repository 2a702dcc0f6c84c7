using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The C# declaration that a developer would have written for a type of an <c>.aidl</c> file.</summary>
internal static class DeclarationEmitter
{
    private const string Undocumented = "#pragma warning disable CS1591, CS1573 // what the .aidl file does not document";

    /// <param name="type">The type.</param>
    /// <param name="isComplete">Whether everything else of it is generated too: then the generators of C# declarations leave it alone.</param>
    public static string Emit(ProjectedType type, bool isComplete) => SourceFile.Write(
        type.Type, type.Aidl.Name, code => new Writer(code, isComplete).Write(type), pragma: Undocumented);

    private sealed class Writer(SourceWriter code, bool isComplete)
    {
        public void Write(ProjectedType type)
        {
            switch (type)
            {
                case ProjectedInterface @interface:
                    Write(@interface);
                    break;
                case ProjectedParcelable parcelable:
                    Write(parcelable);
                    break;
                case ProjectedUnion union:
                    Write(union);
                    break;
                default:
                    Write((ProjectedEnum)type);
                    break;
            }
        }

        private void Write(ProjectedInterface type)
        {
            InterfaceModel model = type.Model;
            List<string> options = [Literal.Of(model.Descriptor)];
            if (model.Version > 0)
                options.Add($"Version = {model.Version}");
            if (model.Hash is not null)
                options.Add($"Hash = {Literal.Of(model.Hash)}");
            if (model.HasDefault)
                options.Add("HasDefault = true");
            if (model.HasDelegator)
                options.Add("HasDelegator = true");

            List<string> attributes = [$"global::Binder.BinderInterface({string.Join(", ", options)})"];
            if (model.Aidl.Name != model.Descriptor)
                attributes.Add($"global::Binder.AidlName({Literal.Of(model.Aidl.Name)})");
            if (type.IsOneway)
                attributes.Add("global::Binder.Oneway");

            using (Open(type, attributes, $"public partial interface {type.Type.Name} : global::Binder.IInterface"))
            {
                Members members = new(code);
                WriteConstants(members, model.Constants, isInterface: true);
                foreach (MethodModel method in model.Members.OfType<MethodModel>())
                {
                    members.Next();
                    Write(type, method);
                }

                WriteNested(members, type);
            }
        }

        private void Write(ProjectedInterface type, MethodModel method)
        {
            TransactionModel transaction = method.Transaction;
            NameScope scope = new();
            string[] names = [.. transaction.Parameters.Select(parameter => scope.Pick(parameter.Name))];
            XmlDocumentation.Write(
                code,
                method.Aidl.Documentation,
                transaction.Parameters.Select(static parameter => (parameter.Aidl.Name, parameter.Name))
                    .GroupBy(static pair => pair.Item1).ToDictionary(static pair => pair.Key, static pair => pair.First().Item2));
            if (transaction.IsOneway && !type.IsOneway)
                code.Line("[global::Binder.Oneway]");
            if (type.Model.HasExplicitCodes)
                code.Line($"[global::Binder.Transaction({transaction.Code})]");
            DeclarationAttributes.Write(code, DeclarationAttributes.OfMember(method.Aidl, AidlNames.Member(method.Name)));
            if (transaction.Result is { } result)
                DeclarationAttributes.Write(code, DeclarationAttributes.OfWire(result), "return: ");

            IEnumerable<string> parameters = transaction.Parameters.Select((parameter, i) =>
                DeclarationAttributes.Inline(AttributesOf(parameter)) + parameter.Modifier + parameter.Type.Declaration + " " + names[i]);
            code.Line($"{Signatures.ReturnType(method)} {Signatures.Name(method)}({string.Join(", ", parameters)});");
        }

        private static IEnumerable<string> AttributesOf(ParameterModel parameter) =>
        [
            .. parameter.Direction == Direction.Fill ? ["global::Binder.Out"] : Array.Empty<string>(),
            .. DeclarationAttributes.OfWire(parameter.Type),
            .. DeclarationAttributes.OfMember(parameter.Aidl, AidlNames.Member(parameter.Name)),
        ];

        private void Write(ProjectedParcelable type)
        {
            string attribute = $"global::Binder.Parcelable({Literal.Of(type.Aidl.Name)}{OptionsOf(type.Model.Derives)})";
            using (Open(type, [attribute], $"public sealed partial record {type.Type.Name}"))
            {
                Members members = new(code);
                WriteConstants(members, type.Model.Constants, isInterface: false);
                for (int i = 0; i < type.Model.Fields.Count; i++)
                {
                    FieldModel field = type.Model.Fields[i];
                    members.Next();
                    XmlDocumentation.Write(code, field.Aidl.Documentation);
                    DeclarationAttributes.Write(code, DeclarationAttributes.OfWire(field.Type));
                    DeclarationAttributes.Write(code, DeclarationAttributes.OfMember(field.Aidl, AidlNames.Member(field.Name)));
                    string initializer = type.Initializers[i].Length == 0 ? "" : $" = {type.Initializers[i]};";
                    code.Line($"public {field.Type.Declaration} {Identifiers.Escape(field.Name)} {{ get; set; }}{initializer}");
                }

                WriteNested(members, type);
            }
        }

        private void Write(ProjectedUnion type)
        {
            string attribute = $"global::Binder.Union({Literal.Of(type.Aidl.Name)}{OptionsOf(type.Model.Derives)})";
            using (Open(type, [attribute], $"public abstract partial record {type.Type.Name}"))
            {
                Members members = new(code);
                WriteConstants(members, type.Model.Constants, isInterface: false);
                for (int i = 0; i < type.Model.Members.Count; i++)
                {
                    UnionMemberModel member = type.Model.Members[i];
                    members.Next();
                    XmlDocumentation.Write(code, member.Aidl.Documentation);
                    DeclarationAttributes.Write(code, DeclarationAttributes.OfMember(member.Aidl, AidlNames.Member(member.Name)));
                    string parameter = DeclarationAttributes.Inline(DeclarationAttributes.OfWire(member.Type))
                        + $"{member.Type.Declaration} {member.Property}{(member.Default is null ? "" : " = " + member.Default)}";
                    string partial = UnionModel.HasPart(type.Model.Derives, member.Type) ? "partial " : "";
                    WriteCase(member, $"public sealed {partial}record {Identifiers.Escape(member.Name)}({parameter}) : {type.Type.Name}", type.Initializers[i]);
                }

                WriteNested(members, type);
            }
        }

        private void WriteCase(UnionMemberModel member, string header, string initializer)
        {
            if (initializer.Length == 0)
            {
                code.Line(header + ";");
                return;
            }

            using (code.Block(header))
            {
                code.Line("/// <summary>The default.</summary>");
                code.Line($"public {Identifiers.Escape(member.Name)}()");
                code.Line($"    : this({initializer})");
                code.Line("{\n}");
            }
        }

        private static string OptionsOf(Derives derives) =>
            (derives.HasFlag(Derives.Equality) ? ", StructuralEquality = true" : "") + (derives.HasFlag(Derives.Text) ? ", AidlToString = true" : "");

        private void Write(ProjectedEnum type)
        {
            string backing = type.Model.Backing switch
            {
                WireKind.Int32 => "int",
                WireKind.Int64 => "long",
                _ => "sbyte",
            };
            string attribute = $"global::Binder.AidlName({Literal.Of(type.Aidl.Name)})";
            using (Open(type, [attribute], $"public enum {type.Type.Name} : {backing}"))
            {
                Members members = new(code);
                bool isDense = type.Model.Enumerators.All(static enumerator => enumerator.Aidl.Documentation.Length == 0);
                foreach (EnumeratorModel enumerator in type.Model.Enumerators)
                {
                    if (!isDense)
                        members.Next();
                    XmlDocumentation.Write(code, enumerator.Aidl.Documentation);
                    DeclarationAttributes.Write(code, DeclarationAttributes.OfMember(enumerator.Aidl, AidlNames.Constant(enumerator.Name)));
                    code.Line(string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0} = {1},", Identifiers.Escape(enumerator.Name), enumerator.Value));
                }
            }
        }

        private SourceWriter.Scope Open(ProjectedType type, IEnumerable<string> main, string header)
        {
            XmlDocumentation.Write(code, type.Aidl.Documentation);
            DeclarationAttributes.Write(code, main);
            DeclarationAttributes.Write(code, DeclarationAttributes.OfType(type.Aidl));
            if (isComplete)
                code.Line(SourceFile.GeneratedCode);

            return code.Block(header);
        }

        private void WriteConstants(Members members, EquatableArray<ConstantModel> constants, bool isInterface)
        {
            foreach (ConstantModel constant in constants)
            {
                members.Next();
                XmlDocumentation.Write(code, constant.Aidl.Documentation);
                DeclarationAttributes.Write(code, DeclarationAttributes.OfMember(constant.Aidl, AidlNames.Constant(constant.Name)));
                code.Line($"{(isInterface ? "" : "public ")}const {CSharpTypeOf(constant.Type)} {Identifiers.Escape(constant.Name)} = {constant.Value};");
            }
        }

        private void WriteNested(Members members, ProjectedType type)
        {
            foreach (ProjectedType nested in type.Nested)
            {
                members.Next();
                Write(nested);
            }
        }

        private static string CSharpTypeOf(string type) => type switch
        {
            "boolean" => "bool",
            "byte" => "sbyte",
            "String" => "string",
            _ => type,
        };
    }

    /// <summary>Puts an empty line between members.</summary>
    internal sealed class Members(SourceWriter code)
    {
        private bool _hasAny;

        public void Next()
        {
            if (_hasAny)
                code.Line();

            _hasAny = true;
        }
    }
}
