using Binder.Aidl.Generator.Aidl.Binding.Rules;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>Binds the declarations of a file, one below the other.</summary>
internal sealed partial class DeclarationBinder
{
    private readonly BindingContext _context;
    private readonly AnnotationBinder _annotations;
    private readonly TypeBinder _types;

    public DeclarationBinder(BindingContext context)
    {
        _context = context;
        _annotations = new AnnotationBinder(context);
        _types = new TypeBinder(context, _annotations);
    }

    /// <param name="container">Canonical name of the package or the type around it.</param>
    /// <param name="outer">The type around it, null at the top of the file.</param>
    /// <returns>Null if the declaration hides behind another one of the same name.</returns>
    public AidlDeclaration? Bind(DeclarationSyntax syntax, string container, IndexedType? outer)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        string canonical = OutlineBuilder.Qualify(container, syntax.Name.Text);
        IndexedType? type = outer is null ? _context.Index.Find(canonical, _context.File.Path) : outer.Nested(syntax.Name.Text);
        CheckName(syntax, canonical, outer);
        EquatableArray<AidlAnnotation> annotations = _annotations.Bind(syntax.Annotations, TargetsOf(syntax), PlaceOf(syntax));
        if (type is null)
            return null;

        return _context.Under(annotations, () =>
        {
            CheckVintf(syntax, type);
            AidlDeclaration bound = BindKind(syntax, type, annotations);
            return bound with { Nested = BindNested(syntax, type) };
        });
    }

    private AidlDeclaration BindKind(DeclarationSyntax syntax, IndexedType type, EquatableArray<AidlAnnotation> annotations)
    {
        AidlDocs docs = AidlDocs.Of(syntax.Comments);
        string package = type.Package;
        switch (syntax)
        {
            case InterfaceSyntax @interface:
                return BindInterface(@interface, type, annotations, docs);
            case EnumSyntax @enum:
                return BindEnum(@enum, type, annotations, docs);
            case UnionSyntax union:
                AidlUnion boundUnion = new(
                    package, type.CanonicalName, docs, annotations, syntax.Name.Span, TypeParameters(syntax), BindFields(syntax, type, TypeSite.UnionMember), BindConstants(syntax, type));
                UnionRules.Check(_context, union, boundUnion);
                CompositeRules.Check(_context, syntax, type, boundUnion.Fields);
                return boundUnion;
            default:
                ParcelableSyntax parcelable = (ParcelableSyntax)syntax;
                AidlParcelable bound = new(
                    package,
                    type.CanonicalName,
                    docs,
                    annotations,
                    syntax.Name.Span,
                    parcelable.IsStructured,
                    TypeParameters(syntax),
                    BindHeaders(parcelable),
                    BindFields(syntax, type, TypeSite.Field),
                    BindConstants(syntax, type));
                CompositeRules.Check(_context, syntax, type, bound.Fields);
                return bound;
        }
    }

    private EquatableArray<AidlDeclaration> BindNested(DeclarationSyntax syntax, IndexedType type)
    {
        List<AidlDeclaration> nested = [];
        HashSet<string> names = [type.Outline.Name];
        if (syntax is UnionSyntax)
            names.Add(OutlineBuilder.Tag);
        foreach (DeclarationSyntax member in syntax.Members.OfType<DeclarationSyntax>().Where(static member => !member.Name.IsMissing))
        {
            if (!names.Add(member.Name.Text))
                _context.Report(AidlDescriptors.DuplicateType, member.Name.Span, member.Name.Text, $"in '{type.Outline.Name}'");
            else if (!syntax.TypeParameters.IsEmpty)
                _context.Report(AidlDescriptors.NestedTypeNotAllowed, member.Name.Span, member.Name.Text, $"'{type.Outline.Name}' has type parameters; move it out");
            else if (member is ParcelableSyntax { IsStructured: false })
                _context.Report(AidlDescriptors.NestedTypeNotAllowed, member.Name.Span, member.Name.Text, "a parcelable without a body stands at the top of a file; give it a body or move it out");
            else if (Bind(member, type.CanonicalName, type) is { } bound)
                nested.Add(bound);
        }

        NestedTypeRules.Check(_context, syntax, type);
        return nested.ToEquatableArray();
    }

    private void CheckName(DeclarationSyntax syntax, string canonical, IndexedType? outer)
    {
        bool mayBeQualified = _context.File.IsPreprocessed || (syntax is ParcelableSyntax { IsStructured: false } && outer is null);
        if (syntax.Name.IsQualified && !mayBeQualified)
            _context.Report(AidlDescriptors.QualifiedName, syntax.Name.Span, syntax.Name.Text, NameResolver.LastPart(syntax.Name.Text));
        foreach (IdentifierSyntax part in syntax.Name.Parts.Where(static part => BuiltinTypes.IsReserved(part.Text)))
            _context.Report(AidlDescriptors.ReservedName, part.Span, part.Text, "a keyword or a builtin type");
        if (outer is null && !_context.File.IsPreprocessed && _context.Index.OtherDefinitions(canonical, _context.File.Path).FirstOrDefault() is { } path)
            _context.Report(AidlDescriptors.DuplicateType, syntax.Name.Span, canonical, "in " + path);
    }

    private void CheckVintf(DeclarationSyntax syntax, IndexedType type)
    {
        if (_context.File.IsPreprocessed)
            return;
        if (type.Outline.Has("VintfStability") && !(_context.Options.IsStructured && _context.Options.IsVintf))
            _context.Report(AidlDescriptors.VintfViolation, syntax.Name.Span, $"'{type.Outline.Name}' has @VintfStability, which needs the options '--structured --stability=vintf'; give them or remove the annotation");
        else if (_context.Options.IsVintf && !type.IsVintf)
            _context.Report(AidlDescriptors.VintfViolation, syntax.Name.Span, $"'{type.Outline.Name}' has no @VintfStability, but the compilation promises it; add the annotation");
        else if (_context.Options.IsStructured && syntax is ParcelableSyntax { IsStructured: false } && !type.IsStableInSomeLanguage)
            _context.Report(AidlDescriptors.UnstructuredInStable, syntax.Name.Span, type.Outline.Name);
    }

    private EquatableArray<string> TypeParameters(DeclarationSyntax syntax)
    {
        HashSet<string> seen = [];
        foreach (IdentifierSyntax parameter in syntax.TypeParameters)
        {
            if (!seen.Add(parameter.Text))
                _context.Report(AidlDescriptors.DuplicateMember, parameter.Span, parameter.Text, syntax.Name.Text);
        }

        return syntax.TypeParameters.Select(static parameter => parameter.Text).ToEquatableArray();
    }

    private EquatableArray<AidlHeader> BindHeaders(ParcelableSyntax syntax)
    {
        HashSet<string> seen = [];
        foreach (HeaderSyntax header in syntax.Headers)
        {
            if (!seen.Add(header.Keyword))
                _context.Report(AidlDescriptors.DuplicateHeader, header.Span, header.Keyword);
        }

        return syntax.Headers.Select(static header => new AidlHeader(header.Keyword, header.Text)).ToEquatableArray();
    }

    private static AnnotationTargets TargetsOf(DeclarationSyntax syntax) => syntax switch
    {
        InterfaceSyntax => AnnotationTargets.Interface,
        UnionSyntax => AnnotationTargets.Union,
        EnumSyntax => AnnotationTargets.Enum,
        ParcelableSyntax { IsStructured: true } => AnnotationTargets.StructuredParcelable,
        _ => AnnotationTargets.UnstructuredParcelable,
    };

    private static string PlaceOf(DeclarationSyntax syntax) => syntax switch
    {
        InterfaceSyntax => "an interface",
        UnionSyntax => "a union",
        EnumSyntax => "an enum",
        ParcelableSyntax { IsStructured: true } => "a parcelable",
        _ => "a parcelable without a body",
    };
}
