using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads the constants of a type that AIDL can say: they stay where they are, and are kept for AIDL text.</summary>
internal static class ConstantParser
{
    public static EquatableArray<ConstantModel> Parse(INamedTypeSymbol type, CancellationToken token) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(static field => field is { IsConst: true, HasConstantValue: true, DeclaredAccessibility: Accessibility.Public } && !field.IsGenerated())
        .Select(field => (Field: field, Type: TypeOf(field.Type.SpecialType)))
        .Where(static constant => constant.Type is not null && constant.Field.ConstantValue is not null)
        .Select(constant => new ConstantModel(
            constant.Field.Name,
            constant.Type!,
            DefaultValues.Spell(constant.Field.ConstantValue, constant.Field.Type),
            AidlIdentities.OfConstant(constant.Field, token)))
        .ToEquatableArray();

    private static string? TypeOf(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => "boolean",
        SpecialType.System_SByte or SpecialType.System_Byte => "byte",
        SpecialType.System_Char => "char",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_String => "String",
        _ => null,
    };
}
