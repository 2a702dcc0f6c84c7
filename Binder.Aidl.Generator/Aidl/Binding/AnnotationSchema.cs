namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>What an annotation can be written before.</summary>
[Flags]
internal enum AnnotationTargets
{
    None = 0,
    Interface = 1,
    StructuredParcelable = 2,
    UnstructuredParcelable = 4,
    Union = 8,
    Enum = 16,

    /// <summary>The type of a result, a parameter, a field or a constant, as a type.</summary>
    Type = 32,
    Method = 64,
    Field = 128,
    Constant = 256,
    Argument = 512,

    Declarations = Interface | StructuredParcelable | UnstructuredParcelable | Union | Enum,
    Members = Method | Field | Constant,
    All = Declarations | Members | Type | Argument,
}

/// <summary>What an argument of an annotation must be.</summary>
internal enum AnnotationParameterType
{
    Boolean,
    Integer,
    Long,
    String,

    /// <summary>An array of strings.</summary>
    Strings,
}

/// <summary>One annotation of the language.</summary>
/// <param name="Targets">Where it may stand.</param>
/// <param name="Parameters">Names and types.</param>
/// <param name="Required">Parameters that must be given.</param>
/// <param name="IsExclusive">Whether exactly one of the parameters is given.</param>
/// <param name="IsRepeatable">Whether it may stand twice.</param>
internal sealed record AnnotationSchema(
    AnnotationTargets Targets,
    Dictionary<string, AnnotationParameterType> Parameters,
    string[] Required,
    bool IsExclusive = false,
    bool IsRepeatable = false)
{
    private static readonly Dictionary<string, AnnotationParameterType> NoParameters = [];

    private static readonly Dictionary<string, AnnotationSchema> Known = new()
    {
        ["nullable"] = new(AnnotationTargets.Type, new() { ["heap"] = AnnotationParameterType.Boolean }, []),
        ["utf8InCpp"] = Plain(AnnotationTargets.Type),
        ["VintfStability"] = Plain(AnnotationTargets.Declarations),
        ["Backing"] = new(AnnotationTargets.Enum, new() { ["type"] = AnnotationParameterType.String }, ["type"]),
        ["Descriptor"] = new(AnnotationTargets.Interface, new() { ["value"] = AnnotationParameterType.String }, ["value"]),
        ["FixedSize"] = Plain(AnnotationTargets.StructuredParcelable | AnnotationTargets.Union),
        ["SensitiveData"] = Plain(AnnotationTargets.Interface),
        ["EnforcePermission"] = new(
            AnnotationTargets.Interface | AnnotationTargets.Method,
            new() { ["value"] = AnnotationParameterType.String, ["anyOf"] = AnnotationParameterType.Strings, ["allOf"] = AnnotationParameterType.Strings },
            [],
            IsExclusive: true),
        ["PermissionManuallyEnforced"] = Plain(AnnotationTargets.Interface | AnnotationTargets.Method),
        ["RequiresNoPermission"] = Plain(AnnotationTargets.Interface | AnnotationTargets.Method),
        ["PropagateAllowBlocking"] = Plain(AnnotationTargets.Method),
        ["JavaPassthrough"] = new(AnnotationTargets.All, new() { ["annotation"] = AnnotationParameterType.String }, ["annotation"], IsRepeatable: true),
        ["JavaDerive"] = new(
            AnnotationTargets.StructuredParcelable | AnnotationTargets.Union | AnnotationTargets.Enum,
            new() { ["toString"] = AnnotationParameterType.Boolean, ["equals"] = AnnotationParameterType.Boolean },
            []),
        ["JavaDefault"] = Plain(AnnotationTargets.Interface),
        ["JavaDelegator"] = Plain(AnnotationTargets.Interface),
        ["JavaOnlyImmutable"] = Plain(AnnotationTargets.StructuredParcelable | AnnotationTargets.UnstructuredParcelable | AnnotationTargets.Union),
        ["JavaOnlyStableParcelable"] = Plain(AnnotationTargets.UnstructuredParcelable),
        ["NdkOnlyStableParcelable"] = Plain(AnnotationTargets.UnstructuredParcelable),
        ["RustOnlyStableParcelable"] = Plain(AnnotationTargets.UnstructuredParcelable),
        ["JavaSuppressLint"] = new(AnnotationTargets.All, new() { ["value"] = AnnotationParameterType.Strings }, ["value"]),
        ["RustDerive"] = new(
            AnnotationTargets.StructuredParcelable | AnnotationTargets.Union,
            new[] { "Copy", "Clone", "PartialOrd", "Ord", "PartialEq", "Eq", "Hash" }.ToDictionary(static name => name, static _ => AnnotationParameterType.Boolean),
            []),
        ["SuppressWarnings"] = new(
            AnnotationTargets.Declarations | AnnotationTargets.Members, new() { ["value"] = AnnotationParameterType.Strings }, ["value"]),
        ["UnsupportedAppUsage"] = new(
            AnnotationTargets.Declarations | AnnotationTargets.Members,
            new()
            {
                ["expectedSignature"] = AnnotationParameterType.String,
                ["implicitMember"] = AnnotationParameterType.String,
                ["publicAlternatives"] = AnnotationParameterType.String,
                ["maxTargetSdk"] = AnnotationParameterType.Integer,
                ["trackingBug"] = AnnotationParameterType.Long,
            },
            []),
    };

    public static AnnotationSchema? Find(string name) => Known.TryGetValue(name, out AnnotationSchema? schema) ? schema : null;

    /// <summary>A known name that differs in case only.</summary>
    public static string? Similar(string name) => Known.Keys.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));

    private static AnnotationSchema Plain(AnnotationTargets targets) => new(targets, NoParameters, []);
}
