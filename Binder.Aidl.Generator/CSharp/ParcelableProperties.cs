using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Which properties of a parcelable travel, and how a reader makes one from their values.</summary>
internal sealed class ParcelableProperties
{
    private readonly INamedTypeSymbol _type;
    private readonly IPropertySymbol[] _candidates;
    private readonly Dictionary<ISymbol, IParameterSymbol> _parameters = new(SymbolEqualityComparer.Default);
    private readonly bool _isPositionalRecord;

    private ParcelableProperties(INamedTypeSymbol type, CancellationToken token)
    {
        _type = type;
        _candidates = [.. type.GetMembers().OfType<IPropertySymbol>().Where(IsCandidate)];
        IMethodSymbol? primary = PrimaryConstructors.Of(type, token) is { Parameters.IsEmpty: false } constructor ? constructor : null;
        _isPositionalRecord = primary is not null && (type.IsRecord || type.IsCompiled());
        ChooseConstructor(primary);

        IPropertySymbol[] included = [.. _candidates.Where(IsIncluded)];
        Included = _isPositionalRecord
            ? [.. included.Where(IsArgument).OrderBy(property => _parameters[property].Ordinal), .. included.Where(property => !IsArgument(property))]
            : included;
        Unusable = [.. _candidates.Where(property => !IsIncluded(property) && (property.GetMethod is null || IsAutomatic(property)))];
        ConstructionFault ??= MissingRequired();
    }

    /// <summary>What travels: the parameters of a positional record, then the other properties in declaration order.</summary>
    public IPropertySymbol[] Included { get; }

    /// <summary>Properties that hold a value but cannot be both read and set. Computed ones are no data and are left out.</summary>
    public IPropertySymbol[] Unusable { get; }

    /// <summary>What the constructor gets.</summary>
    public IReadOnlyList<ArgumentModel> Arguments { get; private set; } = [];

    /// <summary>Why generated code cannot make one, null if it can.</summary>
    public string? ConstructionFault { get; private set; }

    public static ParcelableProperties Of(INamedTypeSymbol type, CancellationToken token) => new(type, token);

    /// <summary>The constructor's parameter that gets the property's value.</summary>
    public IParameterSymbol? ParameterOf(IPropertySymbol property) =>
        _parameters.TryGetValue(property, out IParameterSymbol? parameter) ? parameter : null;

    /// <summary>
    /// Whether a new object tells the property's default: it has an initializer other than null, and what a new object needs is read before.
    /// </summary>
    public bool HasUsableInitializer(IPropertySymbol property, CancellationToken token) =>
        (_parameters.Count == 0 || _isPositionalRecord)
        && !_type.GetMembers().Any(IsRequired)
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) is PropertyDeclarationSyntax { Initializer.Value: { } value }
        && !IsNull(property.Type, value);

    private static bool IsNull(ITypeSymbol type, ExpressionSyntax value) => value.Kind() switch
    {
        SyntaxKind.SuppressNullableWarningExpression or SyntaxKind.NullLiteralExpression => true,
        SyntaxKind.DefaultLiteralExpression => type.IsReferenceType,
        _ => false,
    };

    private static bool IsCandidate(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, IsImplicitlyDeclared: false }
        && !property.Has(KnownNames.IgnoreDataMemberAttribute);

    private bool IsIncluded(IPropertySymbol property) => property.GetMethod is not null && (property.SetMethod is not null || IsArgument(property));

    private bool IsArgument(IPropertySymbol property) => _parameters.ContainsKey(property);

    private bool IsAutomatic(IPropertySymbol property) =>
        _type.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private void ChooseConstructor(IMethodSymbol? primary)
    {
        if (primary is not null && TryTake(primary))
            return;

        if (_isPositionalRecord)
        {
            ConstructionFault = "has constructor parameters that are no properties which travel; give them default values";
            return;
        }

        bool hasEmpty = _type.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty);
        if (hasEmpty && _candidates.All(property => property.SetMethod is not null || !IsAutomatic(property)))
            return;

        bool isTaken = _type.InstanceConstructors
            .Where(static constructor => !constructor.Parameters.IsEmpty)
            .OrderByDescending(static constructor => constructor.Parameters.Length)
            .Any(TryTake);
        if (!isTaken && !hasEmpty)
            ConstructionFault = "has no parameterless constructor, and none whose parameters are its properties; add one, it may be private";
    }

    /// <summary>Takes the constructor if each parameter is a property, or optional.</summary>
    private bool TryTake(IMethodSymbol constructor)
    {
        List<ArgumentModel> arguments = [];
        Dictionary<ISymbol, IParameterSymbol> parameters = new(SymbolEqualityComparer.Default);
        bool mustName = false;
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            IPropertySymbol? property = _candidates.FirstOrDefault(candidate => IsSame(candidate, parameter));
            if (property is not null && !parameters.ContainsKey(property))
            {
                parameters.Add(property, parameter);
                arguments.Add(new ArgumentModel(mustName ? parameter.Name : null, property.Name));
            }
            else if (parameter.IsOptional)
            {
                mustName = true;
            }
            else
            {
                return false;
            }
        }

        foreach (KeyValuePair<ISymbol, IParameterSymbol> pair in parameters)
            _parameters.Add(pair.Key, pair.Value);

        Arguments = arguments;
        return true;
    }

    private bool IsSame(IPropertySymbol property, IParameterSymbol parameter) =>
        string.Equals(property.Name, parameter.Name, _isPositionalRecord ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
        && parameter.RefKind is RefKind.None or RefKind.In
        && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);

    private string? MissingRequired()
    {
        ISymbol? missing = _type.GetMembers().FirstOrDefault(member => IsRequired(member) && !Included.Contains(member, SymbolEqualityComparer.Default));
        return missing is null ? null : $"requires member '{missing.Name}', which does not travel; remove 'required'";
    }
}
