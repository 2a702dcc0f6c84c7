using Binder.Aidl.Generator.Aidl.Constants;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

internal sealed partial class DeclarationBinder
{
    private EquatableArray<AidlField> BindFields(DeclarationSyntax syntax, IndexedType type, TypeSite site)
    {
        List<AidlField> fields = [];
        HashSet<string> names = [];
        foreach (FieldSyntax field in syntax.Members.OfType<FieldSyntax>())
        {
            CheckUnique(names, field.Name, syntax);
            AidlType fieldType = _types.Bind(field.Type, type, site);
            fields.Add(_context.Under(fieldType.Annotations, () =>
            {
                if (site == TypeSite.Field && fieldType is { Kind: AidlTypeKind.Enum, IsArray: false } && field.Default is null)
                    _context.Warn(AidlDescriptors.EnumDefaultLint, field.Name.Span, field.Name.Text);
                AidlValue? value = field.Default is null ? null : _context.Convert(_context.Evaluate(field.Default, type), fieldType, field.Default);
                return new AidlField(field.Name.Text, AidlDocs.Of(field.Comments), field.Name.Span, fieldType, value);
            }));
        }

        return fields.ToEquatableArray();
    }

    private EquatableArray<AidlConstant> BindConstants(DeclarationSyntax syntax, IndexedType type)
    {
        List<AidlConstant> constants = [];
        HashSet<string> names = [];
        foreach (ConstantSyntax constant in syntax.Members.OfType<ConstantSyntax>())
        {
            bool isFirst = CheckUnique(names, constant.Name, syntax);
            AidlType constantType = _types.Bind(constant.Type, type, TypeSite.Constant);
            bool isAllowed = constantType.Kind is AidlTypeKind.String or AidlTypeKind.Byte or AidlTypeKind.Int or AidlTypeKind.Long or AidlTypeKind.Float or AidlTypeKind.Double;
            if (constantType.IsArray || !(isAllowed || constantType.Kind == AidlTypeKind.Error))
            {
                if (constantType.Kind is not (AidlTypeKind.Void or AidlTypeKind.ParcelableHolder))
                    _context.Report(AidlDescriptors.ConstantType, constant.Type.Span, constantType.Signature);
                continue;
            }

            _context.Under(constantType.Annotations, () =>
            {
                CheckConstantName(constant.Name);
                return true;
            });
            ConstantResult? result = isFirst ? _context.Evaluator.Evaluate(type, constant.Name.Text) : null;
            ConstantValue? value = result is { } found ? _context.Unwrap(found, constant.Value.Span.Start) : null;
            if (_context.Convert(value, constantType, constant.Value) is { } converted)
                constants.Add(new AidlConstant(constant.Name.Text, AidlDocs.Of(constant.Comments), constant.Name.Span, constantType, converted));
        }

        return constants.ToEquatableArray();
    }

    private AidlEnum BindEnum(EnumSyntax syntax, IndexedType type, EquatableArray<AidlAnnotation> annotations, AidlDocs docs)
    {
        CheckBacking(syntax);
        List<AidlEnumerator> enumerators = [];
        HashSet<string> names = [];
        foreach (EnumeratorSyntax enumerator in syntax.Enumerators.Where(static enumerator => enumerator.Name.Text.Length > 0))
        {
            CheckConstantName(enumerator.Name);
            if (CheckUnique(names, enumerator.Name, syntax) && ValueOf(enumerator, type) is { } value)
            {
                enumerators.Add(new AidlEnumerator(
                    enumerator.Name.Text, AidlDocs.Of(enumerator.Comments), enumerator.Name.Span, value, enumerator.Value is not null));
            }
        }

        return new AidlEnum(type.Package, type.CanonicalName, docs, annotations, syntax.Name.Span, type.Backing, enumerators.ToEquatableArray());
    }

    private void CheckBacking(EnumSyntax syntax)
    {
        AnnotationArgumentSyntax? argument = syntax.Annotations.FirstOrDefault(static annotation => annotation.Name.Text == "Backing")?
            .Arguments.FirstOrDefault(static argument => argument.Name?.Text == "type");
        if (argument?.Value is LiteralExpressionSyntax { Kind: TokenKind.String, Text: not ("\"byte\"" or "\"int\"" or "\"long\"") } literal)
            _context.Report(AidlDescriptors.EnumBacking, literal.Span, literal.Text.Trim('"'));
    }

    private long? ValueOf(EnumeratorSyntax enumerator, IndexedType type)
    {
        if (_context.Evaluator.Evaluate(type, enumerator.Name.Text) is not { } result)
            return null;

        ConstantValue? value = _context.Unwrap(result, (enumerator.Value?.Span ?? enumerator.Name.Span).Start);
        if (value is null)
            return null;

        Microsoft.CodeAnalysis.Text.TextSpan span = enumerator.Value?.Span ?? enumerator.Name.Span;
        if (!value.IsIntegral)
            _context.Report(AidlDescriptors.EnumeratorType, span, enumerator.Name.Text, value.Kind == ConstantKind.String ? "a string" : "no number");
        else if (!Conversion.IsInRange(value.Integer, type.Backing))
            _context.Report(AidlDescriptors.ValueRange, span, BindingContext.Show(value.Integer), BuiltinTypes.NameOf(type.Backing));
        else
            return value.Integer;

        return null;
    }

    private void CheckConstantName(IdentifierSyntax name)
    {
        if (name.Text.Any(char.IsLower))
            _context.Warn(AidlDescriptors.ConstantNameLint, name.Span, name.Text);
    }

    /// <returns>False if the name is taken, which is reported.</returns>
    private bool CheckUnique(HashSet<string> names, IdentifierSyntax name, DeclarationSyntax owner)
    {
        if (name.Text.Length == 0 || names.Add(name.Text))
            return true;

        _context.Report(AidlDescriptors.DuplicateMember, name.Span, name.Text, owner.Name.Text);
        return false;
    }
}
