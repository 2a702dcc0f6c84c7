using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Diagnostics;

/// <summary>What an <c>.aidl</c> file may say and C# cannot, in the order of ids. An id is never used again for another fault.</summary>
internal static class ProjectionDescriptors
{
    private const string Category = "Binder.Aidl";
    private const string HelpLink = "https://github.com/binder-dotnet/binder/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor TypeNameCollision = Error(
        "AIDL200",
        "Two AIDL types have the same C# name",
        "'{0}' and '{1}' both need the C# name '{2}'; rename one of them, or give one of the files another Namespace");

    public static readonly DiagnosticDescriptor NoCSharpType = Error(
        "AIDL201",
        "AIDL type has no C# form",
        "Type '{0}' of {1} has no C# form: {2}");

    public static readonly DiagnosticDescriptor MissingCSharpType = Error(
        "AIDL202",
        "C# type of an AIDL parcelable is missing",
        "'{0}' has no fields here, so its C# type is written by hand, but there is no '{1}' with [Parcelable] or IParcelable<T>; write it, or declare the fields");

    public static readonly DiagnosticDescriptor InvalidFileOption = Error(
        "AIDL203",
        "Metadata of an AIDL file is invalid",
        "{0}=\"{1}\" of this AidlFile is {2}");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = [TypeNameCollision, NoCSharpType, MissingCSharpType, InvalidFileOption];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{HelpLink}{id}.md");
}
