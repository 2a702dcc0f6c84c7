using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Projects the methods of one interface.</summary>
internal sealed class MethodProjector(AidlInterface declaration, TypeProjector types)
{
    private static readonly string[] PermissionAnnotations = ["EnforcePermission", "PermissionManuallyEnforced", "RequiresNoPermission"];

    private readonly bool _hasCommonPermission = declaration.Annotations.Any(static annotation => PermissionAnnotations.Contains(annotation.Name));

    /// <returns>The method, or null if C# cannot say one of its types.</returns>
    public MethodModel? Project(AidlMethod method, MemberNames names)
    {
        string name = names.Take(CSharpNames.Pascal(method.Name), ReservedNames.MethodSuffix);
        bool isVoid = method.Result is { Kind: AidlTypeKind.Void, IsArray: false };
        WireType? result = isVoid ? null : types.Project(method.Result, TypeUse.Value, $"the result of '{method.Name}'", method.Position);
        List<ParameterModel> parameters = [.. method.Arguments.Select(Project).OfType<ParameterModel>()];
        if (parameters.Count < method.Arguments.Count || (result is null && !isVoid))
            return null;

        EquatableArray<AidlAnnotation> annotations = method.Result.Annotations;
        AidlIdentity aidl = new(
            method.Name, DocumentationReader.Read(method.Docs, [.. method.Arguments.Select(static argument => argument.Name)]), AnnotationText.Of(annotations))
        {
            Deprecation = DocumentationReader.DeprecationOf(method.Docs),
        };
        TransactionModel transaction = new(name, method.Name, method.Code, method.IsEffectivelyOneway, result, parameters.ToEquatableArray())
        {
            Permission = PermissionOf(_hasCommonPermission ? declaration.Annotations : annotations),
        };
        return new MethodModel(
            name, BaseMemberNames.Proxy.Contains(name), BaseMemberNames.Stub.Contains(name), aidl, transaction, AsyncKind.None, Cancellation: null);
    }

    private ParameterModel? Project(AidlArgument argument)
    {
        TypeUse use = argument.Direction == AidlDirection.In ? TypeUse.In : TypeUse.Value;
        if (types.Project(argument.Type, use, $"parameter '{argument.Name}'", argument.Position) is not { } type)
            return null;

        (Direction direction, string modifier) = argument.Direction switch
        {
            AidlDirection.In => (Direction.In, ""),
            AidlDirection.InOut => (Direction.InOut, "ref "),
            _ when type.Kind == WireKind.Array => (Direction.Fill, ""),
            _ => (Direction.Out, "out "),
        };
        AidlIdentity aidl = new(argument.Name, DocumentationReader.Read(argument.Docs), AnnotationText.Of(argument.Type.Annotations));
        return new ParameterModel(argument.Name, type, direction, modifier, Default: null, aidl);
    }

    private static PermissionModel? PermissionOf(EquatableArray<AidlAnnotation> annotations)
    {
        if (annotations.FirstOrDefault(static annotation => annotation.Name == "EnforcePermission") is not { } permission)
            return null;

        bool isAny = permission["anyOf"] is not null;
        string argument = isAny ? "anyOf" : permission["allOf"] is not null ? "allOf" : "value";
        return new PermissionModel(permission.Strings(argument).ToEquatableArray(), isAny);
    }
}
