using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Which unions have a value to begin with: that of their first member.</summary>
internal sealed class UnionDefaults(AidlProject project)
{
    private readonly NameResolver _resolver = new(project.Index);

    /// <summary>Whether a new field of the type, if that is a union or an array of a fixed size of them, can be filled.</summary>
    public bool Has(AidlType type) =>
        type.Kind != AidlTypeKind.Union || type.Dimensions.Any(static dimension => dimension.Size is null) || project.Index.Find(type.Name) is not { } union || Has(union, []);

    private bool Has(IndexedType union, HashSet<string> around)
    {
        if (FirstOf(union) is not { IsNullable: false } first)
            return true;

        if (BuiltinTypes.Find(first.Type) is { } builtin)
            return builtin is not (AidlTypeKind.IBinder or AidlTypeKind.ParcelFileDescriptor or AidlTypeKind.FileDescriptor);

        if (_resolver.Resolve(first.Type, union.File, union) is not { } declared)
            return true;

        return declared.Outline.Kind switch
        {
            AidlTypeKind.Interface => false,
            AidlTypeKind.UnstructuredParcelable => project.IsStruct(project.Names.DottedName(declared)),
            AidlTypeKind.Union => around.Add(declared.CanonicalName) && Has(declared, around),
            _ => true,
        };
    }

    /// <summary>The first member, if its value lies inside.</summary>
    private static ContentOutline? FirstOf(IndexedType union) =>
        union.Outline is { Contents: [{ } first, ..] } && union.Nested(OutlineBuilder.Tag) is { Outline.Constants: [{ } tag, ..] } && tag.Name == first.Field
            ? first
            : null;
}
