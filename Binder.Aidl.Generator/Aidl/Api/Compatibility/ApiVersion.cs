using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>One side of a comparison: all types of an API by canonical name, nested ones too.</summary>
internal sealed class ApiVersion
{
    private readonly Dictionary<string, ApiType> _types = [];
    private readonly List<ApiType> _ordered = [];
    private readonly Dictionary<string, AidlEnum> _enums = [];

    /// <param name="files">Without errors.</param>
    /// <param name="imported">Files that the API uses without being part of it.</param>
    public ApiVersion(IEnumerable<AidlBoundFile> files, IEnumerable<AidlBoundFile> imported)
    {
        foreach (AidlBoundFile file in files.OrderBy(static file => file.Source.Path, StringComparer.Ordinal))
        {
            ApiTokens tokens = new(file.Source);
            foreach (AidlDeclaration declaration in file.Declarations)
                Add(declaration, tokens);
        }

        foreach (AidlDeclaration declaration in imported.SelectMany(static file => file.Declarations).SelectMany(Below))
        {
            if (declaration is AidlEnum @enum && !_enums.ContainsKey(@enum.CanonicalName))
                _enums.Add(@enum.CanonicalName, @enum);
        }
    }

    /// <summary>In the order of files and declarations.</summary>
    public IReadOnlyList<ApiType> Types => _ordered;

    public ApiType? Find(string canonicalName) => _types.TryGetValue(canonicalName, out ApiType? type) ? type : null;

    /// <summary>An enum of the API or of what it imports.</summary>
    public AidlEnum? FindEnum(string canonicalName) => _enums.TryGetValue(canonicalName, out AidlEnum? found) ? found : null;

    private static IEnumerable<AidlDeclaration> Below(AidlDeclaration declaration) => [declaration, .. declaration.Nested.SelectMany(Below)];

    private void Add(AidlDeclaration declaration, ApiTokens tokens)
    {
        ApiType type = new(declaration, tokens);
        if (_types.ContainsKey(declaration.CanonicalName))
            return;

        _types.Add(declaration.CanonicalName, type);
        _ordered.Add(type);
        if (declaration is AidlEnum @enum && !_enums.ContainsKey(@enum.CanonicalName))
            _enums.Add(@enum.CanonicalName, @enum);
        foreach (AidlDeclaration nested in declaration.Nested)
            Add(nested, tokens);
    }
}

/// <summary>A type of an API, and where its parts stand.</summary>
internal sealed record ApiType(AidlDeclaration Declaration, ApiTokens Tokens);
