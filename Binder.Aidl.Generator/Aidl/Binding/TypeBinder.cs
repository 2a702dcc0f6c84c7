using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Constants;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>Finds what types stand for and checks how they are put together.</summary>
internal sealed class TypeBinder(BindingContext context, AnnotationBinder annotations)
{
    /// <summary>Binds the type of a member. It has the kind <see cref="AidlTypeKind.Error"/> if its name means nothing, which is reported.</summary>
    public AidlType Bind(TypeSyntax syntax, IndexedType scope, TypeSite site)
    {
        AidlType type = BindUnchecked(syntax, scope, annotations.Bind(syntax.Annotations, TargetsOf(site), PlaceOf(site)));
        if (type.Kind == AidlTypeKind.Error)
            return type;

        return context.Under(type.Annotations, () =>
        {
            CheckSite(syntax, type, site);
            CheckArray(syntax, type);
            CheckNullable(syntax, type);
            CheckUtf8(syntax, type);
            CheckStability(syntax, type, scope);
            return type;
        });
    }

    private AidlType BindUnchecked(TypeSyntax syntax, IndexedType scope, EquatableArray<AidlAnnotation> bound)
    {
        ImmutableArray<AidlType> arguments = [.. syntax.Arguments.Select(argument => BindUnchecked(argument, scope, default))];
        EquatableArray<AidlDimension> dimensions = Dimensions(syntax, scope);
        string name = syntax.Name.Text;
        if (BuiltinTypes.Find(name) is { } kind)
        {
            AidlType type = new(kind, BuiltinTypes.NameOf(kind), "", arguments.ToEquatableArray(), dimensions, bound);
            CheckBuiltinArguments(syntax, type);
            return type;
        }

        if (context.Resolver.Resolve(name, context.Outline, scope) is { } declared)
        {
            CheckArguments(syntax, declared.Outline.Name, declared.Outline.TypeParameters.Count);
            AidlTypeKind? backing = declared.Outline.Kind == AidlTypeKind.Enum ? declared.Backing : null;
            return new AidlType(declared.Outline.Kind, declared.CanonicalName, declared.Package, arguments.ToEquatableArray(), dimensions, bound, backing);
        }

        if (syntax.Name.IsMissing)
            return Unknown();
        if (scope.HasTypeParameter(name))
            context.Report(AidlDescriptors.GenericArguments, syntax.Name.Span, name, "is a type parameter, which marks the type and cannot be used in it; use a type");
        else
            context.Report(AidlDescriptors.TypeNotFound, syntax.Name.Span, name);
        return Unknown();

        AidlType Unknown() => new(AidlTypeKind.Error, name, "", arguments.ToEquatableArray(), dimensions, bound);
    }

    private EquatableArray<AidlDimension> Dimensions(TypeSyntax syntax, IndexedType scope)
    {
        if (syntax.Ranks.IsEmpty)
            return default;

        if (syntax.Ranks.Length > 1 && syntax.Ranks.FirstOrDefault(static rank => rank.Size is null) is { } open)
            context.Report(AidlDescriptors.ArrayDimensions, open.Span);
        return syntax.Ranks.Select(rank => new AidlDimension(rank.Size is null ? null : Size(rank.Size, scope))).ToEquatableArray();
    }

    private int? Size(ExpressionSyntax expression, IndexedType scope)
    {
        ConstantValue? value = context.Evaluate(expression, scope);
        if (value is { Kind: ConstantKind.Int8 or ConstantKind.Int32, Integer: > 0 })
            return (int)value.Integer;

        if (value is not null)
            context.Report(AidlDescriptors.ArraySize, expression.Span, value.IsIntegral ? BindingContext.Show(value.Integer) : "another value");
        return 1;
    }

    private void CheckBuiltinArguments(TypeSyntax syntax, AidlType type)
    {
        if (type.Kind == AidlTypeKind.List)
            CheckList(syntax, type);
        else if (type.Kind == AidlTypeKind.Map)
            CheckMap(syntax, type);
        else
            CheckArguments(syntax, type.Name, 0);
    }

    private void CheckArguments(TypeSyntax syntax, string name, int expected)
    {
        if (syntax.Arguments.Length == expected || !syntax.HasArgumentList)
            return;

        string reason = expected == 0 ? "has no type parameters; remove the type arguments" : $"has {expected} type parameter{(expected == 1 ? "" : "s")}; give as many type arguments";
        context.Report(AidlDescriptors.GenericArguments, syntax.Span, name, reason);
    }

    private void CheckList(TypeSyntax syntax, AidlType type)
    {
        if (!syntax.HasArgumentList)
            return;

        if (type.Arguments.Count != 1)
        {
            context.Report(AidlDescriptors.ListArguments, syntax.Span, "has one type argument", "'List<String>' or another element");
            return;
        }

        AidlType element = type.Arguments[0];
        bool isAllowed = !element.IsArray && element.Kind is AidlTypeKind.String or AidlTypeKind.IBinder or AidlTypeKind.ParcelFileDescriptor
            or AidlTypeKind.Interface or AidlTypeKind.Parcelable or AidlTypeKind.UnstructuredParcelable or AidlTypeKind.Union or AidlTypeKind.Error;
        if (!isAllowed || element.IsArray)
            context.Report(AidlDescriptors.ListArguments, syntax.Arguments[0].Span, $"cannot hold '{element.Signature}'", element.IsPrimitive || element.Kind == AidlTypeKind.Enum ? $"'{element.Name}[]'" : "another element");
    }

    private void CheckMap(TypeSyntax syntax, AidlType type)
    {
        if (!syntax.HasArgumentList)
            return;

        if (type.Arguments.Count != 2)
        {
            context.Report(AidlDescriptors.MapArguments, syntax.Span, "has two type arguments or none; write 'Map<String, V>'");
            return;
        }

        if (type.Arguments[0] is not { Kind: AidlTypeKind.String or AidlTypeKind.Error, IsArray: false })
            context.Report(AidlDescriptors.MapArguments, syntax.Arguments[0].Span, $"has strings as keys, not '{type.Arguments[0].Signature}'; use String");
        AidlType value = type.Arguments[1];
        bool isAllowed = value switch
        {
            { IsPrimitive: true } or { Kind: AidlTypeKind.Void or AidlTypeKind.ParcelableHolder } => false,
            { Kind: AidlTypeKind.Enum } => value.IsArray,
            { Kind: AidlTypeKind.List or AidlTypeKind.Map } => value.Arguments.Count == 0 && !value.IsArray,
            _ => true,
        };
        if (!isAllowed)
            context.Report(AidlDescriptors.MapArguments, syntax.Arguments[1].Span, $"cannot hold '{value.Signature}'; use a parcelable around it");
    }

    private void CheckSite(TypeSyntax syntax, AidlType type, TypeSite site)
    {
        if (type.Kind == AidlTypeKind.Void && (site != TypeSite.Result || type.IsArray))
            context.Report(AidlDescriptors.Void, syntax.Name.Span, SubjectOf(site));
        if (type.Kind == AidlTypeKind.ParcelableHolder && site != TypeSite.Field)
            context.Report(AidlDescriptors.TypeNotAllowedHere, syntax.Name.Span, type.Name, $"{PlaceNoun(site)}; make it a field of a parcelable");
        foreach (AidlType argument in type.Arguments)
        {
            if (argument.Kind == AidlTypeKind.Void)
                context.Report(AidlDescriptors.Void, syntax.Span, "the type argument");
        }

        CheckCollections(syntax, type, site);
    }

    private void CheckCollections(TypeSyntax syntax, AidlType type, TypeSite site)
    {
        for (int i = 0; i < syntax.Arguments.Length; i++)
            CheckCollections(syntax.Arguments[i], type.Arguments[i], site);

        if (type.Kind == AidlTypeKind.FileDescriptor)
            context.Warn(AidlDescriptors.FileDescriptorLint, syntax.Name.Span);
        if (type is not { Kind: AidlTypeKind.List or AidlTypeKind.Map, Arguments.Count: 0 })
            return;

        string typed = type.Kind == AidlTypeKind.List ? "'List<T>'" : "'Map<String, V>'";
        if (site is TypeSite.Field or TypeSite.UnionMember || context.Options.IsStructured)
            context.Report(AidlDescriptors.UntypedCollection, syntax.Name.Span, type.Name, typed);
        else
            context.Warn(AidlDescriptors.UntypedCollectionLint, syntax.Name.Span, type.Name, typed);
    }

    private void CheckArray(TypeSyntax syntax, AidlType type)
    {
        if (type.IsArray && type.Kind is AidlTypeKind.List or AidlTypeKind.Map or AidlTypeKind.CharSequence or AidlTypeKind.ParcelableHolder)
            context.Report(AidlDescriptors.ArrayElement, syntax.Span, type.Name, type.Kind is AidlTypeKind.List or AidlTypeKind.Map ? "put it into a parcelable" : "use another type");
    }

    private void CheckNullable(TypeSyntax syntax, AidlType type)
    {
        if (!type.IsNullable)
            return;

        TextSpan span = SpanOf(syntax, "nullable");
        if (type.IsPrimitive || (type.Kind == AidlTypeKind.Enum && !type.IsArray))
            context.Report(AidlDescriptors.NullableNotAllowed, span, type.Name, "put it into a parcelable, or choose a value that means nothing");
        else if (type.Kind is AidlTypeKind.Void or AidlTypeKind.ParcelableHolder)
            context.Report(AidlDescriptors.NullableNotAllowed, span, type.Name, "remove the annotation");
        if (type.IsHeapNullable && (type.IsArray || type.Kind is not (AidlTypeKind.Parcelable or AidlTypeKind.UnstructuredParcelable or AidlTypeKind.Union)))
            context.Report(AidlDescriptors.HeapNotAllowed, span, type.Signature);
    }

    private void CheckUtf8(TypeSyntax syntax, AidlType type)
    {
        if (!type.IsUtf8InCpp)
            return;

        bool isString = type.Kind == AidlTypeKind.String
            || (type is { Kind: AidlTypeKind.List, IsArray: false, Arguments.Count: 1 } && type.Arguments[0] is { Kind: AidlTypeKind.String, IsArray: false });
        if (!isString)
            context.Report(AidlDescriptors.Utf8NotAllowed, SpanOf(syntax, "utf8InCpp"), type.Signature);
    }

    private void CheckStability(TypeSyntax syntax, AidlType type, IndexedType scope)
    {
        for (int i = 0; i < syntax.Arguments.Length; i++)
            CheckStability(syntax.Arguments[i], type.Arguments[i], scope);
        if (type.Kind < AidlTypeKind.Interface || context.Index.Find(type.Name) is not { } declared)
            return;

        if (context.Options.IsStructured && type.Kind == AidlTypeKind.UnstructuredParcelable && !declared.IsStableInSomeLanguage)
            context.Report(AidlDescriptors.UnstructuredInStable, syntax.Name.Span, declared.Outline.Name);
        else if (scope.IsVintf && !declared.IsVintf)
            context.Report(AidlDescriptors.VintfViolation, syntax.Name.Span, $"'{declared.Outline.Name}' is not annotated with @VintfStability but '{scope.Outline.Name}', which uses it, is; annotate both");
    }

    private static TextSpan SpanOf(TypeSyntax syntax, string annotation) =>
        syntax.Annotations.First(candidate => candidate.Name.Text == annotation).Span;

    private static AnnotationTargets TargetsOf(TypeSite site) => AnnotationTargets.Type | site switch
    {
        TypeSite.Result => AnnotationTargets.Method,
        TypeSite.Argument => AnnotationTargets.Argument,
        TypeSite.Constant => AnnotationTargets.Constant,
        _ => AnnotationTargets.Field,
    };

    private static string PlaceOf(TypeSite site) => site switch
    {
        TypeSite.Result => "a method",
        TypeSite.Argument => "a parameter",
        TypeSite.Constant => "a constant",
        _ => "a field",
    };

    private static string PlaceNoun(TypeSite site) => site switch
    {
        TypeSite.Result => "a result",
        TypeSite.Argument => "a parameter",
        TypeSite.Constant => "a constant",
        _ => "a member of a union",
    };

    private static string SubjectOf(TypeSite site) => site switch
    {
        TypeSite.Result => "the array",
        TypeSite.Argument => "the parameter",
        TypeSite.Constant => "the constant",
        _ => "the field",
    };
}
