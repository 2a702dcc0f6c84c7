using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Diagnostics;

/// <summary>What cannot be said in AIDL, in the order of ids. An id is never used again for another fault.</summary>
internal static class ExportDescriptors
{
    private const string Category = "Binder.Aidl";
    private const string HelpLink = "https://github.com/binder-dotnet/binder/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotReadable = Create(
        "AIDL240",
        "Declaration with errors is not exported",
        "'{0}' cannot be exported: it, or a type that it uses, has errors in C#; build its project to see them");

    public static readonly DiagnosticDescriptor NoAidlType = Create(
        "AIDL241",
        "Marshaller says no AIDL type",
        "'{0}' uses '{1}', whose marshaller '{2}' says no AIDL type; put [AidlName] with the type whose bytes it writes on the marshaller");

    public static readonly DiagnosticDescriptor MethodLeftOut = Create(
        "AIDL242",
        "Method has no form in AIDL",
        "'{0}' of '{1}' is left out: AIDL takes parameter '{2}' in only, since it is of type '{3}'; return it, or use an array or a [Parcelable] type",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor ConstantLeftOut = Create(
        "AIDL243",
        "Constant has no form in AIDL",
        "Constant '{0}' of '{1}' is left out: AIDL has no constant {2}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor DefaultLeftOut = Create(
        "AIDL244",
        "Default has no form in AIDL",
        "'{0}' of '{1}' has no default in AIDL, which knows constants only; other languages begin with the default of its type",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Refused = Create(
        "AIDL245",
        "Declaration breaks a rule of AIDL",
        "'{0}' cannot be exported: {1}");

    public static readonly DiagnosticDescriptor DuplicateName = Create(
        "AIDL246",
        "Two types have one name in AIDL",
        "'{0}' and '{1}' are both '{2}' in AIDL; give one of them another name");

    /// <summary>All of them, in the order of ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [NotReadable, NoAidlType, MethodLeftOut, ConstantLeftOut, DefaultLeftOut, Refused, DuplicateName];

    /// <summary>Why a C# type cannot be said in AIDL at all.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Obstacles { get; } = [NoAidlType, Refused, DuplicateName];

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"{HelpLink}{id}.md");
}
