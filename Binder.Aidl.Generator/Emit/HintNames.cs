using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Names of generated files. The compiler compares them without regard to case, C# its types with.</summary>
internal static class HintNames
{
    /// <summary>The names that differ from another one in case only.</summary>
    public static EquatableArray<string> FindCollisions(IEnumerable<string> names) => names
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Count() > 1)
        .SelectMany(static group => group)
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>A generator's step that finds the collisions of all its types' names.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> FindCollisions(this IncrementalValuesProvider<string> names, string step) =>
        names.Collect().Select(static (all, _) => FindCollisions(all)).WithTrackingName(step);

    /// <summary>The file's name for a role of the type, <c>Proxy</c> for example.</summary>
    public static string Of(TypeModel type, string role, EquatableArray<string> collisions)
    {
        string suffix = collisions.Contains(type.HintName) ? $"-{StableHash(type.HintName):x8}" : "";
        return $"{type.HintName}{suffix}.{role}.g.cs";
    }

    /// <summary>FNV-1a: the same in every process.</summary>
    private static uint StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char unit in text)
            hash = unchecked((hash ^ unit) * 16777619);

        return hash;
    }
}
