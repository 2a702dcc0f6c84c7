using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding.Rules;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

internal sealed partial class DeclarationBinder
{
    /// <summary>The greatest id; 100 above it are for meta transactions.</summary>
    public const int MaxId = 16777114;

    private static readonly HashSet<string> ArgumentKeywords =
    [
        "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default", "do", "double", "else",
        "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if", "implements", "import", "in", "inout", "instanceof", "int",
        "interface", "long", "native", "new", "null", "oneway", "out", "package", "parcelable", "private", "protected", "public", "return", "short",
        "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try", "void", "volatile", "while",
    ];

    private AidlInterface BindInterface(InterfaceSyntax syntax, IndexedType type, EquatableArray<AidlAnnotation> annotations, AidlDocs docs)
    {
        if (type.Outline.Name[0] != 'I')
            _context.Warn(AidlDescriptors.InterfaceNameLint, syntax.Name.Span, type.Outline.Name);

        bool isOneway = syntax.Oneway is not null;
        List<MethodSyntax> methods = [.. syntax.Members.OfType<MethodSyntax>()];
        CheckIds(methods, type.Outline.Name);
        HashSet<string> names = [];
        List<AidlMethod> bound = [];
        foreach (MethodSyntax method in methods)
        {
            if (!names.Add(method.Name.Text))
                _context.Report(AidlDescriptors.Overload, method.Name.Span, method.Name.Text);
            bound.Add(BindMethod(method, bound.Count, isOneway, type));
        }

        CheckMixedOneway(syntax, methods);
        PermissionRules.Check(_context, syntax, methods);
        string descriptor = annotations.FirstOrDefault(static annotation => annotation.Name == "Descriptor")?["value"]?.Text ?? type.CanonicalName;
        return new AidlInterface(
            type.Package, type.CanonicalName, docs, annotations, syntax.Name.Span, isOneway, descriptor, bound.ToEquatableArray(), BindConstants(syntax, type));
    }

    private void CheckMixedOneway(InterfaceSyntax syntax, List<MethodSyntax> methods)
    {
        List<MethodSyntax> counted = [.. methods.Where(static method => !Lints.IsSuppressed(method.Type.Annotations, "mixed-oneway"))];
        int oneway = counted.Count(static method => method.Oneway is not null);
        if (syntax.Oneway is null && oneway > 0 && oneway < counted.Count)
            _context.Warn(AidlDescriptors.MixedOnewayLint, syntax.Name.Span, syntax.Name.Text);
    }

    private void CheckIds(List<MethodSyntax> methods, string owner)
    {
        if (methods.TrueForAll(static method => method.Id is null))
            return;

        Dictionary<long, string> taken = [];
        foreach (MethodSyntax method in methods)
        {
            if (method.Id is null)
                _context.Report(AidlDescriptors.MixedIds, method.Name.Span, method.Name.Text, owner);
            else if (IdOf(method.Id) is not { } id)
                _context.Report(AidlDescriptors.IdRange, method.Id.Span, method.Id.Text, method.Name.Text);
            else if (taken.TryGetValue(id, out string? other))
                _context.Report(AidlDescriptors.DuplicateId, method.Id.Span, method.Id.Text, method.Name.Text, other);
            else
                taken.Add(id, method.Name.Text);
        }
    }

    private static int? IdOf(LiteralExpressionSyntax literal) =>
        int.TryParse(literal.Text.Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id <= MaxId ? id : null;

    private AidlMethod BindMethod(MethodSyntax syntax, int position, bool isOnewayInterface, IndexedType type)
    {
        bool isOneway = isOnewayInterface || syntax.Oneway is not null;
        AidlType result = _types.Bind(syntax.Type, type, TypeSite.Result);
        return _context.Under(result.Annotations, () =>
        {
            if (isOneway && !(result is { Kind: AidlTypeKind.Void or AidlTypeKind.Error, IsArray: false }))
                _context.Report(AidlDescriptors.OnewayResult, syntax.Type.Span, syntax.Name.Text, "make its result void, or the method two-way");
            HashSet<string> names = [];
            List<AidlArgument> arguments = [];
            foreach (ArgumentSyntax argument in syntax.Arguments)
            {
                CheckArgumentName(argument.Name, names, syntax);
                arguments.Add(BindArgument(argument, syntax, isOneway, type));
            }

            CheckReserved(syntax, arguments);
            int? id = syntax.Id is null ? null : IdOf(syntax.Id);
            return new AidlMethod(
                syntax.Name.Text,
                AidlDocs.Of(syntax.Comments),
                syntax.Name.Span,
                syntax.Oneway is not null,
                isOneway,
                result,
                arguments.ToEquatableArray(),
                id ?? position,
                id is not null);
        });
    }

    private void CheckReserved(MethodSyntax syntax, List<AidlArgument> arguments)
    {
        bool isReserved = syntax.Name.Text switch
        {
            "asBinder" or "getInterfaceHash" or "getInterfaceVersion" => arguments.Count == 0,
            "getTransactionName" => arguments is [{ Type: { Kind: AidlTypeKind.Int, IsArray: false } }],
            _ => false,
        };
        if (isReserved)
            _context.Report(AidlDescriptors.ReservedMethod, syntax.Name.Span, syntax.Name.Text);
    }

    private void CheckArgumentName(IdentifierSyntax name, HashSet<string> names, MethodSyntax method)
    {
        if (name.Text.Length > 0 && !names.Add(name.Text))
            _context.Report(AidlDescriptors.DuplicateMember, name.Span, name.Text, method.Name.Text);
        if (ArgumentKeywords.Contains(name.Text))
            _context.Report(AidlDescriptors.ReservedName, name.Span, name.Text, "a keyword");
        else if (name.Text.StartsWith("_aidl", StringComparison.Ordinal))
            _context.Report(AidlDescriptors.ReservedName, name.Span, name.Text, "of the kind that generated code uses");
    }

    private AidlArgument BindArgument(ArgumentSyntax syntax, MethodSyntax method, bool isOneway, IndexedType type)
    {
        AidlType bound = _types.Bind(syntax.Type, type, TypeSite.Argument);
        AidlDirection direction = syntax.Direction?.Text switch
        {
            "out" => AidlDirection.Out,
            "inout" => AidlDirection.InOut,
            _ => AidlDirection.In,
        };
        DirectionRules.Check(_context, syntax, bound, direction);
        if (isOneway && direction != AidlDirection.In)
            _context.Report(AidlDescriptors.OnewayResult, syntax.Direction!.Span, method.Name.Text, $"make parameter '{syntax.Name.Text}' 'in', or the method two-way");
        return new AidlArgument(syntax.Name.Text, AidlDocs.Of(syntax.Comments), syntax.Name.Span, direction, syntax.Direction is not null, bound);
    }
}
