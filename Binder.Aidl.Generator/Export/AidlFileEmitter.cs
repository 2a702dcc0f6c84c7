using System.Globalization;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>Writes the <c>.aidl</c> file of one type and of those nested in it.</summary>
/// <param name="top">The type.</param>
/// <param name="origin">Where it comes from, for the first line.</param>
/// <param name="enums">The model of an enum by its <c>global::</c>-qualified name, null if it is unknown.</param>
/// <param name="isRecursive">Whether a value of a field's type may hold one of the type with the field; both by C# names.</param>
internal sealed class AidlFileEmitter(ExportedType top, string origin, Func<string, EnumModel?> enums, Func<string, string, bool> isRecursive)
{
    private const string Vintf = "@VintfStability";

    private readonly TypeNames _names = new(top);
    private readonly SourceWriter _code = new();

    public static string PathOf(ExportedType top) => top.Name.Replace('.', '/') + ".aidl";

    public string Emit()
    {
        Declare(top, isInVintf: false);
        SourceWriter file = new();
        file.Line($"// Exported from {origin} by `binder aidl export`: edit the C# instead.");
        if (top.Name != top.SimpleName)
            file.Line($"package {top.Name.Substring(0, top.Name.Length - top.SimpleName.Length - 1)};");

        file.Line();
        foreach (string name in _names.Imports)
            file.Line($"import {name};");

        if (_names.Imports.Any())
            file.Line();

        return file.ToString() + _code;
    }

    /// <param name="isInVintf">Whether what is around it promises stability to vendors for it, too.</param>
    private void Declare(ExportedType type, bool isInVintf)
    {
        Document(type.Aidl);
        foreach (string annotation in type.Aidl.Annotations.Concat(AddedAnnotations(type)).Where(annotation => !isInVintf || annotation != Vintf))
            _code.Line(annotation);

        if (type.Model is null)
        {
            _code.Line($"parcelable {type.SimpleName};");
            return;
        }

        _code.Line($"{KeywordOf(type)} {type.SimpleName} {{");
        using (_code.Indent())
            Members(type);

        _code.Line("}");
    }

    private static string KeywordOf(ExportedType type) => type.Model switch
    {
        InterfaceModel => type.IsOneway ? "oneway interface" : "interface",
        UnionModel => "union",
        EnumModel => "enum",
        _ => "parcelable",
    };

    /// <summary>Annotations that other parts of the model say, unless they are given as text, too.</summary>
    private static IEnumerable<string> AddedAnnotations(ExportedType type)
    {
        if (type.Model is InterfaceModel @interface && @interface.Descriptor != type.Name && !Has(type, "@Descriptor"))
            yield return $"@Descriptor(value=\"{@interface.Descriptor}\")";
        else if (type.Model is EnumModel @enum && !Has(type, "@Backing"))
            yield return $"@Backing(type=\"{BackingOf(@enum.Backing)}\")";
        else if (DerivesOf(type.Model) is not Derives.None and var derives && !Has(type, "@JavaDerive"))
            yield return $"@JavaDerive({string.Join(", ", ArgumentsOf(derives))})";
    }

    private static Derives DerivesOf(object? model) => model switch
    {
        ParcelableModel parcelable => parcelable.Derives,
        UnionModel union => union.Derives,
        _ => Derives.None,
    };

    private static bool Has(ExportedType type, string annotation) =>
        type.Aidl.Annotations.Any(text => text == annotation || text.StartsWith(annotation + "(", StringComparison.Ordinal));

    private static IEnumerable<string> ArgumentsOf(Derives derives)
    {
        if (derives.HasFlag(Derives.Equality))
            yield return "equals=true";

        if (derives.HasFlag(Derives.Text))
            yield return "toString=true";
    }

    private static string BackingOf(WireKind backing) => backing switch
    {
        WireKind.Int32 => "int",
        WireKind.Int64 => "long",
        _ => "byte",
    };

    private void Members(ExportedType type)
    {
        switch (type.Model)
        {
            case EnumModel model:
                foreach (EnumeratorModel enumerator in model.Enumerators)
                    Member(enumerator.Aidl, $"{enumerator.Aidl.Name} = {enumerator.Value.ToString(CultureInfo.InvariantCulture)},");
                break;
            case InterfaceModel model:
                Constants(model.Constants);
                Methods(model, type.IsOneway);
                break;
            case ParcelableModel model:
                Constants(model.Constants);
                foreach (FieldModel field in model.Fields)
                    Field(field.Type, field.Default ?? field.InitialValue, field.Aidl, model.Type.FullName, isFirstOfUnion: false);
                break;
            case UnionModel model:
                Constants(model.Constants);
                for (int i = 0; i < model.Members.Count; i++)
                {
                    UnionMemberModel member = model.Members[i];
                    Field(member.Type, member.InitialValue ?? member.Default, member.Aidl, model.Type.FullName, isFirstOfUnion: i == 0);
                }

                break;
        }

        foreach (ExportedType nested in type.Nested.OrderBy(static nested => nested.Symbol.Locations[0].SourceSpan.Start))
            Declare(nested, type.Aidl.Annotations.Contains(Vintf));
    }

    private void Constants(EquatableArray<ConstantModel> constants)
    {
        foreach (ConstantModel constant in constants)
        {
            if (ConstantText.Of(constant) is { } value)
                Member(constant.Aidl, $"const {constant.Type} {constant.Aidl.Name} = {value};");
        }
    }

    /// <summary>Ids are written where counting would give others.</summary>
    private void Methods(InterfaceModel model, bool isOneway)
    {
        bool hasIds = model.HasExplicitCodes
            || model.Transactions.Select(static (transaction, i) => transaction.Obstacle() is not null || transaction.Code != i + 1).Any(static isOther => isOther);
        foreach (MemberModel member in model.Members)
        {
            foreach (TransactionModel transaction in member.Transactions)
            {
                if (transaction.Obstacle() is null)
                    Method(member, isOneway ? transaction with { IsOneway = false } : transaction, hasIds ? $" = {(transaction.Code - 1).ToString(CultureInfo.InvariantCulture)}" : "");
                else
                    _code.Line($"// Transaction {transaction.Code.ToString(CultureInfo.InvariantCulture)} is {transaction.AidlName}, which has no form in AIDL.");
            }
        }
    }

    private void Method(MemberModel member, TransactionModel transaction, string id)
    {
        string oneway = transaction.IsOneway ? "oneway " : "";
        string result = transaction.Result is { } type ? _names.Annotated(type) : "void";
        IEnumerable<string> parameters = transaction.Parameters.Select(parameter =>
            DirectionOf(parameter) + string.Concat(parameter.Aidl.Annotations.Select(static annotation => annotation + " "))
            + _names.Annotated(parameter.Type) + " " + parameter.Aidl.Name);
        Member(member.Aidl, $"{oneway}{result} {transaction.AidlName}({string.Join(", ", parameters)}){id};");
    }

    private static string DirectionOf(ParameterModel parameter) => parameter.Direction switch
    {
        Direction.InOut => "inout ",
        Direction.Out or Direction.Fill => "out ",
        _ => ExportRules.NeedsDirection(parameter.Type) ? "in " : "",
    };

    private void Field(WireType type, string? value, AidlIdentity aidl, string holder, bool isFirstOfUnion)
    {
        bool isOnHeap = type is { Kind: WireKind.Parcelable or WireKind.ParcelableValue or WireKind.Union } && isRecursive(type.Name, holder);
        string? text = null;
        if (value is not null)
            ValueText.TrySpell(value, type, enums, _names, out text);

        if (text is null && isFirstOfUnion)
            text = FirstValue(type);

        Member(aidl, $"{_names.Annotated(type, isOnHeap)} {aidl.Name}{(text is null ? "" : $" = {text}")};");
    }

    /// <summary>What AIDL wants to be told of a union's first member, if it is an array or an enum: what C# begins with.</summary>
    private string? FirstValue(WireType type)
    {
        if (TypeNames.IsNullable(type))
            return null;

        if (type.Kind == WireKind.Enum && ValueText.TrySpell("0", type, enums, _names, out string? zero))
            return zero;

        return type.IsDynamicArray ? "{}" : FixedValue(type);
    }

    private string? FixedValue(WireType type)
    {
        string? one = type switch
        {
            { Kind: WireKind.FixedArray } when type.Element!.Kind == WireKind.FixedArray => FixedValue(type.Element),
            { Kind: WireKind.FixedArray } => type.Element!.Kind switch
            {
                WireKind.Boolean => "false",
                WireKind.SByte or WireKind.Byte or WireKind.Int32 or WireKind.Int64 => "0",
                WireKind.Single => "0.0f",
                WireKind.Double => "0.0",
                WireKind.String => "\"\"",
                WireKind.Enum when ValueText.TrySpell("0", type.Element, enums, _names, out string? zero) => zero,
                _ => null,
            },
            _ => null,
        };
        return one is null ? null : $"{{{string.Join(", ", Enumerable.Repeat(one, type.Size))}}}";
    }

    private void Member(AidlIdentity aidl, string text)
    {
        Document(aidl);
        foreach (string annotation in aidl.Annotations)
            _code.Line(annotation);

        _code.Line(text);
    }

    private void Document(AidlIdentity aidl)
    {
        if (aidl.Documentation.Length == 0)
            return;

        string[] lines = aidl.Documentation.Split('\n');
        if (lines is [{ } only])
        {
            _code.Line($"/** {only} */");
            return;
        }

        _code.Line("/**");
        foreach (string line in lines)
            _code.Line(line.Length == 0 ? " *" : " * " + line);

        _code.Line(" */");
    }
}
