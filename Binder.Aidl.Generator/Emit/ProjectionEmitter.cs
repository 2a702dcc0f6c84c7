using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>All C# that is made from a type of an <c>.aidl</c> file.</summary>
internal static class ProjectionEmitter
{
    /// <summary>The files of a type and of those inside: each with the type it is about and its role there.</summary>
    public static IEnumerable<(TypeModel Type, string Role, string Text)> Emit(ProjectedType type)
    {
        yield return (type.Type, "Declaration", DeclarationEmitter.Emit(type, isComplete: true));
        foreach ((TypeModel, string, string) part in EmitParts(type))
            yield return part;
    }

    /// <summary>The names that the files of a type and of those inside begin with.</summary>
    public static IEnumerable<string> HintNamesOf(ProjectedType type) => type.Nested.SelectMany(HintNamesOf).Prepend(type.Type.HintName);

    private static IEnumerable<(TypeModel Type, string Role, string Text)> EmitParts(ProjectedType type)
    {
        switch (type)
        {
            case ProjectedInterface { Model: { } model }:
                foreach ((string role, string text) in InterfaceEmitter.Emit(model))
                    yield return (type.Type, role, text);

                break;
            case ProjectedParcelable { Model: { } model }:
                yield return (type.Type, "Parcelable", ParcelableEmitter.Emit(model));
                break;
            case ProjectedUnion { Model: { } model }:
                yield return (type.Type, "Union", UnionEmitter.Emit(model));
                break;
        }

        foreach ((TypeModel, string, string) part in type.Nested.SelectMany(EmitParts))
            yield return part;
    }
}
