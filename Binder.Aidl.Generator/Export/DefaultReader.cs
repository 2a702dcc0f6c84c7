using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.Export;

/// <summary>
/// Reads what C# gives as defaults of fields: constants and arrays of them. What every property that must not be null has to have,
/// <c>""</c> and <c>[]</c>, is no default of AIDL; <c>string.Empty</c> and <c>new T[] { }</c> are.
/// </summary>
internal sealed class DefaultReader(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The defaults of a parcelable's fields or a union's members by their C# names.</summary>
    public IReadOnlyDictionary<string, AidlDefault> Of(INamedTypeSymbol type, object model)
    {
        Dictionary<string, AidlDefault> defaults = [];
        if (model is ParcelableModel parcelable)
        {
            foreach (FieldModel field in parcelable.Fields)
            {
                if (type.GetMembers(field.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property && Read(property, type) is { } value)
                    defaults[field.Name] = value;
            }
        }
        else if (model is UnionModel union)
        {
            foreach (UnionMemberModel member in union.Members)
            {
                IParameterSymbol? parameter = type.GetTypeMembers(member.Name).FirstOrDefault()?.InstanceConstructors
                    .Select(constructor => constructor.Parameters.FirstOrDefault(parameter => parameter.Name == member.Property))
                    .FirstOrDefault(static parameter => parameter is not null);
                if (parameter is not null && Read(parameter) is { } value)
                    defaults[member.Name] = value;
                else if (member == union.Members[0] && parameter?.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum && OfEnum(@enum, 0) is { } zero)
                    defaults[member.Name] = zero;
            }
        }

        return defaults;
    }

    private AidlDefault? Read(IPropertySymbol property, INamedTypeSymbol type)
    {
        if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is PropertyDeclarationSyntax { Initializer.Value: { } initializer })
            return Read(initializer, property.Type, isElement: false);

        IParameterSymbol? parameter = type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
            .FirstOrDefault(parameter => parameter.HasExplicitDefaultValue && string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase));
        return parameter is null ? null : Read(parameter);
    }

    private static AidlDefault? Read(IParameterSymbol parameter) => !parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value
        ? null
        : parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? OfEnum(@enum, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture))
        : Constant(value);

    private AidlDefault? Read(ExpressionSyntax expression, ITypeSymbol type, bool isElement)
    {
        SemanticModel semantics = compilation.GetSemanticModel(expression.SyntaxTree);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum)
            return semantics.GetConstantValue(expression, cancellation) is { HasValue: true, Value: { } number } ? OfEnum(@enum, Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture)) : null;

        if (semantics.GetConstantValue(expression, cancellation) is { HasValue: true, Value: { } value })
            return !isElement && value is "" ? null : Constant(Converted(value, type));

        if (semantics.GetSymbolInfo(expression, cancellation).Symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            return Constant("");

        ITypeSymbol? element = (type as IArrayTypeSymbol)?.ElementType;
        IEnumerable<ExpressionSyntax?>? items = element is null ? null : expression switch
        {
            CollectionExpressionSyntax { Elements.Count: > 0 } collection => collection.Elements.Select(static item => (item as ExpressionElementSyntax)?.Expression),
            CollectionExpressionSyntax when isElement => [],
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            _ => null,
        };
        AidlDefault?[]? elements = items?.Select(item => item is null ? null : Read(item, element!, isElement: true)).ToArray();
        return elements is null || elements.Contains(null) ? null : new AidlDefault(null, null, [.. elements!]);
    }

    private static object Converted(object value, ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        SpecialType.System_Single => Convert.ToSingle(value, System.Globalization.CultureInfo.InvariantCulture),
        SpecialType.System_Byte => Convert.ToByte(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static AidlDefault? Constant(object value) => AidlLiterals.CanSpell(value) ? new AidlDefault(value, null, []) : null;

    private static AidlDefault? OfEnum(INamedTypeSymbol type, long value)
    {
        IFieldSymbol? field = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field =>
            field.HasConstantValue && Convert.ToInt64(field.ConstantValue, System.Globalization.CultureInfo.InvariantCulture) == value);
        if (field is null)
            return null;

        bool isTag = type is { Name: "Tag", ContainingType: { } union } && union.Has(KnownNames.UnionAttribute);
        string name = isTag ? TagOf(type.ContainingType!, field.Name) : AidlIdentities.OfConstant(field, CancellationToken.None).Name;
        return new AidlDefault(null, (AidlIdentities.NameOfType(type, KnownNames.AidlNameAttribute), name), []);
    }

    private static string TagOf(INamedTypeSymbol union, string tag) => union.GetTypeMembers(tag).FirstOrDefault() is { } member
        ? AidlIdentities.OfMember(member, CancellationToken.None).Name
        : tag;
}
