using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>Makes the type that is underlined one that travels: by <c>[BinderInterface]</c> or <c>[Parcelable]</c>.</summary>
internal static class TypeMark
{
    /// <summary>The fix, null if the type is not the user's or cannot have the attribute.</summary>
    public static Fix? Of(Fault fault)
    {
        if (fault.Type is not { } syntax || fault.Model.GetTypeInfo(syntax, fault.Token).Type is not INamedTypeSymbol type || NameFor(type) is not { } name)
            return null;

        TypeDeclarationSyntax[] parts = [.. type.WithContainers(fault.Token)];
        if (parts.Length == 0 || fault.Compilation.GetTypeByMetadataName(name) is not { } attribute)
            return null;

        return fault.Edit(
            $"Mark '{type.Name}' with [{attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length)}]",
            parts,
            (editor, part) =>
            {
                editor.ChangeModifiers(part, static it => it.WithPartial(true));
                if (part == parts[0])
                    editor.AddAttribute(part, attribute);
            },
            "Mark");
    }

    private static string? NameFor(INamedTypeSymbol type) => type switch
    {
        { IsGenericType: true } or { IsFileLocal: true } => null,
        { TypeKind: TypeKind.Interface } => KnownNames.BinderInterfaceAttribute,
        { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, BaseType.SpecialType: SpecialType.System_Object } => KnownNames.ParcelableAttribute,
        { TypeKind: TypeKind.Struct, IsRefLikeType: false } => KnownNames.ParcelableAttribute,
        _ => null,
    };
}
