using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Makes the model of C# from the declarations of one file.</summary>
internal sealed class FileProjector
{
    private readonly string _path;
    private readonly AidlProject _project;
    private readonly AidlFileOptions _options;
    private readonly TypeProjector _types;
    private readonly ValueText _values;
    private readonly UnionDefaults _unions;

    private FileProjector(string path, AidlProject project)
    {
        _path = path;
        _project = project;
        _options = project.OptionsOf(path);
        _types = new TypeProjector(project, Faults);
        _values = new ValueText(project);
        _unions = new UnionDefaults(project);
    }

    private ProjectionFaults Faults { get; } = new();

    /// <summary>Projects what the file declares. What has an error, there or here, is left out.</summary>
    public static ProjectedFile Project(AidlBoundFile file, AidlProject project, out IReadOnlyList<AidlDiagnostic> diagnostics)
    {
        FileProjector projector = new(file.Source.Path, project);
        ProjectedFile projected = new(file.Declarations.Select(declaration => projector.Project(declaration, null)).OfType<ProjectedType>().ToEquatableArray(), default);
        diagnostics = projector.Faults.Diagnostics;
        return projected;
    }

    private ProjectedType? Project(AidlDeclaration declaration, TypeModel? container)
    {
        if (declaration is AidlParcelable { IsStructured: false } || _project.Index.Find(declaration.CanonicalName, _path) is not { } indexed)
            return null;

        if (_project.Names.CollisionOf(indexed) is { } other)
        {
            Faults.Report(ProjectionDescriptors.TypeNameCollision, declaration.Position, declaration.CanonicalName, other, _project.Names.DottedName(indexed));
            return null;
        }

        TypeModel type = TypeOf(indexed, declaration, container);
        EquatableArray<ProjectedType> nested = declaration.Nested.Select(inner => Project(inner, type)).OfType<ProjectedType>().ToEquatableArray();
        return declaration switch
        {
            AidlInterface @interface => ProjectInterface(@interface, indexed, type, nested),
            AidlParcelable parcelable => ProjectParcelable(parcelable, indexed, type, nested),
            AidlUnion union => ProjectUnion(union, indexed, type, nested),
            _ => ProjectEnum((AidlEnum)declaration, indexed, type, nested),
        };
    }

    private TypeModel TypeOf(IndexedType indexed, AidlDeclaration declaration, TypeModel? container)
    {
        string name = _project.Names.DottedName(indexed);
        return new TypeModel(
            _project.Names.NamespaceOf(indexed.File),
            container is null ? default : container.Containers.Append($"partial {container.Keyword} {container.Name}").ToEquatableArray(),
            declaration is AidlInterface ? "interface" : "record",
            Identifiers.Escape(TypeNames.SimpleName(indexed)),
            "global::" + name,
            "public",
            name);
    }

    private ProjectedInterface ProjectInterface(AidlInterface declaration, IndexedType indexed, TypeModel type, EquatableArray<ProjectedType> nested)
    {
        string stem = InterfaceParser.StemOf(type.Name);
        MemberNames names = new([.. ReservedNames.OfInterface(type.Name, stem), .. TypeNames.NestedIn(indexed)]);
        EquatableArray<ConstantModel> constants = ProjectConstants(declaration.Constants, names);
        MethodProjector methods = new(declaration, _types);
        InterfaceModel model = new(
            type,
            declaration.Descriptor,
            stem,
            declaration.Methods.Select(method => methods.Project(method, names)).OfType<MemberModel>().ToEquatableArray(),
            constants,
            IdentityOf(declaration, indexed))
        {
            HasExplicitCodes = declaration.Methods.Any(static method => method.HasExplicitId),
            Version = _options.Version,
            Hash = _options.Hash,
            HasDefault = declaration.Has("JavaDefault"),
            HasDelegator = declaration.Has("JavaDelegator"),
            IsSensitive = declaration.Has("SensitiveData"),
            Stability = StabilityOf(indexed),
        };
        return new ProjectedInterface(type, nested, model, declaration.IsOneway);
    }

    private ProjectedParcelable ProjectParcelable(AidlParcelable declaration, IndexedType indexed, TypeModel type, EquatableArray<ProjectedType> nested)
    {
        MemberNames names = new([.. ReservedNames.OfParcelable(type.Name), .. TypeNames.NestedIn(indexed)]);
        EquatableArray<ConstantModel> constants = ProjectConstants(declaration.Constants, names);
        Stability stability = StabilityOf(indexed);
        List<FieldModel> fields = [];
        List<string> initializers = [];
        foreach (AidlField field in declaration.Fields)
        {
            string name = names.Take(CSharpNames.Pascal(field.Name), ReservedNames.ValueSuffix);
            if (_types.Project(field.Type, TypeUse.Value, $"field '{field.Name}'", field.Position, stability) is not { } wire)
                continue;

            string initializer = field.Default is { } value ? Initializers.Explicit(_values.Spell(value, field.Type), wire)
                : !wire.IsNullable && !_unions.Has(field.Type) ? Initializers.None
                : Initializers.Of(wire);
            initializers.Add(initializer);
            bool hasInitializer = initializer.Length > 0 && initializer != Initializers.None;
            fields.Add(new FieldModel(name, wire, IsArgument: false, hasInitializer, Default: null, IdentityOf(field, field.Type.Annotations)));
        }

        ParcelableModel model = new(
            type, fields.ToEquatableArray(), default, constants, IdentityOf(declaration, indexed), stability, DerivesOf(declaration), IsSealed: true);
        return new ProjectedParcelable(type, nested, model, initializers.ToEquatableArray());
    }

    private ProjectedUnion ProjectUnion(AidlUnion declaration, IndexedType indexed, TypeModel type, EquatableArray<ProjectedType> nested)
    {
        IReadOnlyDictionary<string, string> members = TypeNames.MembersOf(indexed, declaration.Fields.Select(static field => field.Name));
        MemberNames names = new([.. ReservedNames.OfUnion(type.Name), .. TypeNames.NestedIn(indexed), .. members.Values]);
        EquatableArray<ConstantModel> constants = ProjectConstants(declaration.Constants, names);
        string property = TypeNames.NestedIn(indexed).Contains("Value") ? "Item" : "Value";
        List<UnionMemberModel> models = [];
        List<string> initializers = [];
        foreach (AidlField field in declaration.Fields)
        {
            if (_types.Project(field.Type, TypeUse.Value, $"member '{field.Name}'", field.Position) is not { } wire)
                continue;

            // A record's parameter takes constants only; a constructor without parameters gives an array.
            bool isArray = field.Default is { Kind: AidlValueKind.Array };
            string? value = field.Default is { } constant && !isArray ? _values.Constant(constant) : null;
            initializers.Add(isArray ? _values.Spell(field.Default!, field.Type) : "");
            string name = members[field.Name];
            models.Add(new UnionMemberModel(name, property, wire, value, isArray, IdentityOf(field, field.Type.Annotations)));
        }

        UnionModel model = new(type, models.ToEquatableArray(), constants, IdentityOf(declaration, indexed), StabilityOf(indexed), DerivesOf(declaration));
        return new ProjectedUnion(type, nested, model, initializers.ToEquatableArray());
    }

    private ProjectedEnum ProjectEnum(AidlEnum declaration, IndexedType indexed, TypeModel type, EquatableArray<ProjectedType> nested)
    {
        IReadOnlyDictionary<string, string> names = _project.Names.EnumeratorsOf(indexed);
        IEnumerable<EnumeratorModel> enumerators = declaration.Enumerators.Select(enumerator =>
            new EnumeratorModel(names[enumerator.Name], enumerator.Value, IdentityOf(enumerator, default)));
        EnumModel model = new(
            TypeNames.SimpleName(indexed), type.FullName, TypeProjector.BackingOf(declaration.Backing), enumerators.ToEquatableArray(), IdentityOf(declaration, indexed));
        return new ProjectedEnum(type, nested, model);
    }

    private EquatableArray<ConstantModel> ProjectConstants(EquatableArray<AidlConstant> constants, MemberNames names) => constants
        .Where(static constant => constant.Type.Kind != AidlTypeKind.Error)
        .Select(constant => new ConstantModel(
            names.Take(CSharpNames.Constant(constant.Name), ReservedNames.ValueSuffix),
            constant.Type.Name,
            _values.Constant(constant.Value),
            IdentityOf(constant, constant.Type.Annotations)))
        .ToEquatableArray();

    private static Derives DerivesOf(AidlDeclaration declaration) => declaration.Find("JavaDerive") is not { } annotation
        ? Derives.None
        : (annotation.Flag("equals") ? Derives.Equality : Derives.None) | (annotation.Flag("toString") ? Derives.Text : Derives.None);

    private static Stability StabilityOf(IndexedType indexed) => indexed.IsVintf ? Stability.Vintf : Stability.Local;

    private static AidlIdentity IdentityOf(AidlDeclaration declaration, IndexedType indexed)
    {
        // A type promises what the type around it does; C# says so on each.
        IEnumerable<AidlAnnotation> annotations = indexed.IsVintf && !declaration.IsVintf
            ? declaration.Annotations.Append(new AidlAnnotation("VintfStability", default))
            : declaration.Annotations;
        return new AidlIdentity(declaration.CanonicalName, DocumentationReader.Read(declaration.Docs), AnnotationText.Of(annotations))
        {
            Deprecation = DocumentationReader.DeprecationOf(declaration.Docs),
        };
    }

    private static AidlIdentity IdentityOf(AidlMember member, EquatableArray<AidlAnnotation> annotations) =>
        new(member.Name, DocumentationReader.Read(member.Docs), AnnotationText.Of(annotations))
        {
            Deprecation = DocumentationReader.DeprecationOf(member.Docs),
        };
}
