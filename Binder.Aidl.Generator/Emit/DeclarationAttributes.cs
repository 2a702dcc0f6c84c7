using System.Text.RegularExpressions;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>What stands in brackets before a declaration.</summary>
internal static class DeclarationAttributes
{
    /// <summary>Annotations that are an attribute of the same name without arguments.</summary>
    private static readonly HashSet<string> Markers =
        ["VintfStability", "SensitiveData", "PermissionManuallyEnforced", "RequiresNoPermission", "PropagateAllowBlocking", "FixedSize"];

    private static readonly HashSet<string> Options = ["JavaDefault", "JavaDelegator"];

    private static readonly Regex Permission = new(@"^EnforcePermission\((?:(anyOf|allOf)=)?(.*)\)$", RegexOptions.Singleline);

    /// <summary>Those of a type, behind its main one.</summary>
    public static IEnumerable<string> OfType(AidlIdentity aidl) => [.. Annotations(aidl, isType: true), .. Obsolete(aidl)];

    /// <summary>Those of a member: its AIDL name if that does not follow from the C# one, and annotations.</summary>
    /// <param name="aidl">What it is in AIDL.</param>
    /// <param name="name">The AIDL name that follows from the C# name.</param>
    public static IEnumerable<string> OfMember(AidlIdentity aidl, string name) =>
    [
        .. aidl.Name == name ? Array.Empty<string>() : [$"global::Binder.AidlName({Literal.Of(aidl.Name)})"],
        .. Annotations(aidl, isType: false),
        .. Obsolete(aidl),
    ];

    /// <summary>What AIDL says of a type and C# does not.</summary>
    public static IEnumerable<string> OfWire(WireType type)
    {
        List<int> sizes = [];
        WireType inner = type;
        for (; inner.Element is { } element; inner = element)
        {
            if (inner.Kind == WireKind.FixedArray)
                sizes.Add(inner.Size);
        }

        if (sizes.Count > 0)
            yield return $"global::Binder.FixedSize({string.Join(", ", sizes)})";

        if (inner.Kind == WireKind.RawFileDescriptor)
            yield return "global::Binder.RawFileDescriptor";
    }

    /// <summary>Each in brackets of its own, on a line.</summary>
    public static void Write(SourceWriter code, IEnumerable<string> attributes, string target = "")
    {
        foreach (string attribute in attributes)
            code.Line($"[{target}{attribute}]");
    }

    /// <summary>In front of a parameter.</summary>
    public static string Inline(IEnumerable<string> attributes) => string.Concat(attributes.Select(static attribute => $"[{attribute}] "));

    private static IEnumerable<string> Obsolete(AidlIdentity aidl) => aidl.Deprecation switch
    {
        null => [],
        "" => ["global::System.Obsolete"],
        { } reason => [$"global::System.Obsolete({Literal.Of(reason)})"],
    };

    private static IEnumerable<string> Annotations(AidlIdentity aidl, bool isType)
    {
        foreach (string annotation in aidl.Annotations)
        {
            string text = annotation.TrimStart('@');
            if (isType && Options.Contains(text))
                continue;

            if (Markers.Contains(text))
                yield return "global::Binder." + text;
            else if (Permission.Match(text) is { Success: true } match)
                yield return $"global::Binder.EnforcePermission({Argument(match.Groups[1].Value, match.Groups[2].Value)})";
            else
                yield return $"global::Binder.AidlAnnotation({Literal.Of(text)})";
        }
    }

    private static string Argument(string name, string value) => name switch
    {
        "anyOf" => "AnyOf = new string[] " + value,
        "allOf" => "AllOf = new string[] " + value,
        _ => value,
    };
}
