using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.CodeFixes;

/// <summary>Names for overloads after the types of their parameters. The first method keeps its name.</summary>
internal static class OverloadNames
{
    private const string AsyncSuffix = "Async";

    /// <summary>The name for a method, null if it is the first of its name.</summary>
    public static string? For(IMethodSymbol method)
    {
        Dictionary<string, IMethodSymbol> first = [];
        HashSet<string> taken = [.. method.ContainingType.GetMembers().Select(static member => member.Name)];
        foreach (IMethodSymbol candidate in method.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(MemberParser.IsRemoted))
        {
            if (!first.TryGetValue(candidate.Name, out IMethodSymbol? original))
            {
                first.Add(candidate.Name, candidate);
                continue;
            }

            string name = Candidates(candidate, original).First(taken.Add);
            if (SymbolEqualityComparer.Default.Equals(candidate, method))
                return name;
        }

        return null;
    }

    private static IEnumerable<string> Candidates(IMethodSymbol method, IMethodSymbol original)
    {
        bool isAsync = method.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal);
        string stem = isAsync ? method.Name.Substring(0, method.Name.Length - AsyncSuffix.Length) : method.Name;
        string end = isAsync ? AsyncSuffix : "";

        yield return stem + string.Concat(method.Parameters.Where(parameter => IsNew(parameter, original)).Select(NameOf)) + end;
        yield return stem + string.Concat(method.Parameters.Select(NameOf)) + end;
        for (int number = 2; ; number++)
            yield return stem + number + end;
    }

    private static bool IsNew(IParameterSymbol parameter, IMethodSymbol original) =>
        !parameter.Type.Is(KnownNames.CancellationToken)
        && (parameter.Ordinal >= original.Parameters.Length
            || !SymbolEqualityComparer.Default.Equals(original.Parameters[parameter.Ordinal].Type, parameter.Type));

    private static string NameOf(IParameterSymbol parameter) => NameOf(parameter.Type);

    private static string NameOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NameOf(array.ElementType) + "Array",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } value] } => NameOf(value),
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => InterfaceParser.StemOf(type.Name),
        INamedTypeSymbol { IsGenericType: true } generic => string.Concat(generic.TypeArguments.Select(NameOf)) + type.Name,
        { SpecialType: not SpecialType.None } => AidlNames.Capitalized(type.KeywordName().Split('.').Last()),
        _ => type.Name,
    };
}
