using System.Globalization;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>The <c>AidlFile</c> items of a project as the compiler hands them on: additional files with metadata.</summary>
internal static class AidlFileItems
{
    /// <summary>
    /// Whether C# may be made from it. The files of frozen APIs are for comparison only, unless the project says that its packages begin there:
    /// <c>ImportRoot="aidl_api/NAME/VERSION"</c>.
    /// </summary>
    public static bool IsAidl(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        text.Path.EndsWith(".aidl", StringComparison.OrdinalIgnoreCase)
        && (!FrozenFile.IsBelowFolder(text.Path) || (Get(options.GetOptions(text), "ImportRoot") is { } root && FrozenFile.IsVersion(root)));

    /// <summary>The item's metadata; what is invalid counts as not given.</summary>
    public static AidlFileOptions OptionsOf(AnalyzerConfigOptions options) => new(
        Valid(options, "Namespace"),
        Valid(options, "Version") is { } version ? int.Parse(version, CultureInfo.InvariantCulture) : 0,
        Valid(options, "Hash"),
        Valid(options, "Generate") is { } generate && !bool.Parse(generate),
        IsTrue(options, "Preprocessed"),
        new AidlOptions(IsTrue(options, "Structured"), Valid(options, "Stability") == "vintf"));

    /// <summary>Names of metadata, values and what is wrong with them.</summary>
    public static IEnumerable<(string Name, string Value, string Fault)> FaultsOf(AnalyzerConfigOptions options) => Names
        .Select(name => (Name: name, Value: Get(options, name)))
        .Where(static item => item.Value is not null)
        .Select(static item => (item.Name, item.Value!, Fault: FaultOf(item.Name, item.Value!)))
        .Where(static item => item.Fault is not null)!;

    private static readonly string[] Names =
        ["Namespace", "Version", "Hash", "Generate", "Preprocessed", "Structured", "Stability"];

    private static string? FaultOf(string name, string value) => name switch
    {
        "Namespace" => value.Split('.').All(SyntaxFacts.IsValidIdentifier) ? null : "no C# namespace",
        "Version" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version > 0 ? null : "no version; use a number from 1",
        "Stability" => value == "vintf" ? null : "unknown; use vintf",
        "Hash" => null,
        _ => bool.TryParse(value, out _) ? null : "neither true nor false",
    };

    private static bool IsTrue(AnalyzerConfigOptions options, string name) => bool.TryParse(Get(options, name), out bool value) && value;

    private static string? Valid(AnalyzerConfigOptions options, string name) =>
        Get(options, name) is { } value && FaultOf(name, value) is null ? value : null;

    private static string? Get(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
