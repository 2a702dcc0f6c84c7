using System.Globalization;
using Binder.Aidl.Generator.CSharp.Types;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads an enum that travels.</summary>
internal static class EnumParser
{
    /// <returns>The model, or null if AIDL has no such backing type.</returns>
    public static EnumModel? Parse(INamedTypeSymbol type, CancellationToken token)
    {
        if (type.EnumUnderlyingType is not { } underlying || PrimitiveResolver.KindOf(underlying.SpecialType) is not { } backing)
            return null;

        IEnumerable<EnumeratorModel> enumerators = type.GetMembers().OfType<IFieldSymbol>()
            .Where(static field => field.HasConstantValue)
            .Select(field => new EnumeratorModel(field.Name, ValueOf(field.ConstantValue!), AidlIdentities.OfConstant(field, token)));
        return new EnumModel(
            type.Name, type.QualifiedName(), backing, enumerators.ToEquatableArray(), AidlIdentities.OfType(type, KnownNames.AidlNameAttribute, token));
    }

    private static long ValueOf(object value) =>
        value is byte unsigned ? unchecked((sbyte)unsigned) : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
