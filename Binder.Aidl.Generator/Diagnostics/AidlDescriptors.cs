using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Diagnostics;

/// <summary>Every fault of an <c>.aidl</c> file, in the order of ids. An id is never used again for another fault.</summary>
internal static class AidlDescriptors
{
    private const string Category = "Binder.Aidl";
    private const string HelpLink = "https://github.com/binder-dotnet/binder/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor Syntax = Error(
        "AIDL100",
        "AIDL source has a syntax error",
        "{0}");

    public static readonly DiagnosticDescriptor BadToken = Error(
        "AIDL101",
        "AIDL source has a character or literal that cannot be read",
        "{0}");

    public static readonly DiagnosticDescriptor TooDeep = Error(
        "AIDL102",
        "AIDL source is nested too deeply",
        "Declarations, type arguments or expressions are nested too deeply here; take a part out into a type or a constant of its own");

    public static readonly DiagnosticDescriptor MisplacedAnnotation = Error(
        "AIDL103",
        "AIDL annotation is where none may stand",
        "Annotation '@{0}' cannot be before {1}");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        Syntax,
        BadToken,
        TooDeep,
        MisplacedAnnotation,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{HelpLink}{id}.md");
}
