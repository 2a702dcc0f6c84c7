using System.Collections.Immutable;

namespace Binder.Aidl.Generator.Diagnostics;

/// <summary>Properties of diagnostics about released APIs, for code fixes.</summary>
internal static class ApiRepair
{
    /// <summary>It is there if what is new stands before what was released.</summary>
    public const string Append = "Append";

    /// <summary>What was released in place of what is underlined: the literal of a value, or the name of a type.</summary>
    public const string Was = "Was";

    public static ImmutableDictionary<string, string?> None { get; } = ImmutableDictionary<string, string?>.Empty;

    public static ImmutableDictionary<string, string?> AppendIt { get; } = None.Add(Append, "");

    public static ImmutableDictionary<string, string?> Restore(string was) => None.Add(Was, was);
}
