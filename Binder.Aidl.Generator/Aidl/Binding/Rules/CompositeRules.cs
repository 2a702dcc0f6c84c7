using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding.Rules;

/// <summary>What parcelables and unions may hold.</summary>
internal static class CompositeRules
{
    public static void Check(BindingContext context, DeclarationSyntax syntax, IndexedType type, EquatableArray<AidlField> fields)
    {
        List<FieldSyntax> written = [.. syntax.Members.OfType<FieldSyntax>()];
        bool isImmutable = type.Outline.Has("JavaOnlyImmutable");
        if (isImmutable || syntax is UnionSyntax)
            CheckAccessors(context, written);
        for (int i = 0; i < written.Count; i++)
        {
            if (fields[i].Type.Kind == AidlTypeKind.Error)
                continue;

            if (isImmutable && !IsImmutable(context, fields[i].Type))
                context.Report(AidlDescriptors.ImmutableViolation, written[i].Type.Name.Span, fields[i].Name, fields[i].Type.Signature);
            if (type.Outline.Has("FixedSize"))
                CheckFixedSize(context, written[i], fields[i]);
            CheckRustDerives(context, written[i], fields[i].Type, type);
        }

        CheckRecursion(context, written, fields, type);
    }

    private static void CheckAccessors(BindingContext context, List<FieldSyntax> fields)
    {
        Dictionary<string, string> taken = [];
        foreach (IdentifierSyntax name in fields.Select(static field => field.Name))
        {
            string accessor = char.ToUpperInvariant(name.Text[0]) + name.Text.Substring(1);
            if (!taken.TryGetValue(accessor, out string? other))
                taken.Add(accessor, name.Text);
            else if (other != name.Text)
                context.Report(AidlDescriptors.AccessorClash, name.Span, other, name.Text);
        }
    }

    private static bool IsImmutable(BindingContext context, AidlType type) => type.Kind switch
    {
        AidlTypeKind.List or AidlTypeKind.Map => type.Arguments.All(argument => argument.Kind == AidlTypeKind.Error || IsImmutable(context, argument)),
        AidlTypeKind.String or AidlTypeKind.Enum => true,
        >= AidlTypeKind.Boolean and <= AidlTypeKind.Double => true,
        AidlTypeKind.Parcelable or AidlTypeKind.UnstructuredParcelable or AidlTypeKind.Union => context.Index.Find(type.Name) is { } declared && declared.Outline.Has("JavaOnlyImmutable"),
        _ => false,
    };

    /// <summary>Rust derives a trait of a type only if the types of all fields have it.</summary>
    private static void CheckRustDerives(BindingContext context, FieldSyntax syntax, AidlType held, IndexedType type)
    {
        if (held.Kind is not (AidlTypeKind.Parcelable or AidlTypeKind.Union) || context.Index.Find(held.Name) is not { } declared)
            return;

        foreach (string missing in type.Outline.RustDerives.Except(declared.Outline.RustDerives))
            context.Report(AidlDescriptors.RustDeriveViolation, syntax.Type.Name.Span, type.Outline.Name, missing, declared.Outline.Name);
    }

    private static void CheckFixedSize(BindingContext context, FieldSyntax syntax, AidlField field)
    {
        AidlType type = field.Type;
        bool isFixed = type.Kind switch
        {
            AidlTypeKind.Enum => true,
            >= AidlTypeKind.Boolean and <= AidlTypeKind.Double => true,
            AidlTypeKind.Parcelable or AidlTypeKind.Union => context.Index.Find(type.Name) is { } declared && declared.Outline.Has("FixedSize"),
            _ => false,
        };
        string? way = !isFixed ? "use primitives, enums or types with @FixedSize"
            : type.IsNullable ? "remove @nullable"
            : type.Arguments.Count > 0 ? "use a type without type arguments"
            : type.IsArray && !type.Dimensions.All(static dimension => dimension.Size is not null) ? "give the array a size"
            : null;
        if (way is not null)
            context.Report(AidlDescriptors.FixedSizeViolation, syntax.Type.Name.Span, field.Name, type.Signature, way);
    }

    private static void CheckRecursion(BindingContext context, List<FieldSyntax> written, EquatableArray<AidlField> fields, IndexedType type)
    {
        HashSet<string> seen = [];
        for (int i = 0; i < written.Count; i++)
        {
            AidlType held = fields[i].Type;
            bool liesInside = !held.IsArray && !held.IsHeapNullable && held.Kind is AidlTypeKind.Parcelable or AidlTypeKind.Union;
            if (liesInside && !held.IsArray && context.Index.Find(held.Name) is { } declared && Holds(context, declared, type, seen))
                context.Report(AidlDescriptors.RecursiveParcelable, written[i].Type.Name.Span, written[i].Name.Text, type.Outline.Name);
        }
    }

    /// <param name="seen">Types that are known not to hold it.</param>
    private static bool Holds(BindingContext context, IndexedType start, IndexedType wanted, HashSet<string> seen)
    {
        Stack<IndexedType> open = new([start]);
        while (open.Count > 0)
        {
            IndexedType next = open.Pop();
            if (next.CanonicalName == wanted.CanonicalName)
            {
                seen.Clear();
                return true;
            }

            if (!seen.Add(next.CanonicalName))
                continue;

            foreach (ContentOutline content in next.Outline.Contents)
            {
                if (BuiltinTypes.Find(content.Type) is null && context.Resolver.Resolve(content.Type, next.File, next) is { } held)
                    open.Push(held);
            }
        }

        return false;
    }
}
