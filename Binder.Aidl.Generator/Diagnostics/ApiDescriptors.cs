using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Diagnostics;

/// <summary>What breaks a released API, in the order of ids. An id is never used again for another fault.</summary>
internal static class ApiDescriptors
{
    private const string Category = "Binder.Aidl";
    private const string HelpLink = "https://github.com/binder-dotnet/binder/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor TypeRemoved = Error(
        "AIDL220",
        "Type of a released API is removed",
        "Type '{0}' is gone, but others were built against it; bring it back, and deprecate it instead");

    public static readonly DiagnosticDescriptor KindChanged = Error(
        "AIDL221",
        "Type of a released API is of another kind",
        "'{0}' was {1} and is {2} now; bring it back as it was, and give what is new a name of its own");

    public static readonly DiagnosticDescriptor MethodRemoved = Error(
        "AIDL222",
        "Method of a released API is removed",
        "Method '{0}' of '{1}' is gone, but others call it; bring it back at its place, and deprecate it instead");

    public static readonly DiagnosticDescriptor ParametersChanged = Error(
        "AIDL223",
        "Method of a released API has other parameters",
        "Method '{0}' was '{1}' and is '{2}' now; bring it back as it was, and append a new method with the new parameters");

    public static readonly DiagnosticDescriptor OnewayChanged = Error(
        "AIDL224",
        "Method of a released API waits for its reply or no longer does",
        "Method '{0}' was {1}; bring it back as it was, and append a new method");

    public static readonly DiagnosticDescriptor MethodMoved = Error(
        "AIDL225",
        "Method of a released API has another transaction code",
        "{0}, which changes what codes mean; {1}");

    public static readonly DiagnosticDescriptor TypeChanged = Error(
        "AIDL226",
        "Type in a released API is changed",
        "{0} was of type '{1}' and is of type '{2}' now; bring the type back, and append a new member for the new one");

    public static readonly DiagnosticDescriptor AnnotationChanged = Error(
        "AIDL227",
        "Annotation in a released API is changed",
        "'{0}' was {1} {2}, which others cannot know; {3}");

    public static readonly DiagnosticDescriptor DirectionChanged = Error(
        "AIDL228",
        "Parameter of a released API has another direction",
        "Parameter '{0}' of '{1}' was '{2}' and is '{3}' now; bring the direction back, and append a new method for the new one");

    public static readonly DiagnosticDescriptor FieldRemoved = Error(
        "AIDL229",
        "Field of a released API is removed",
        "Field '{0}' of '{1}' is gone, but others send it; bring it back at its place, and deprecate it instead");

    public static readonly DiagnosticDescriptor FixedSizeChanged = Error(
        "AIDL230",
        "Released type of fixed size has another size",
        "Field '{0}' is new, but '{1}' is of fixed size and can never grow; declare a new type");

    public static readonly DiagnosticDescriptor FieldMoved = Error(
        "AIDL231",
        "Field of a released API has another place",
        "{0}, but fields are sent in their order; {1}");

    public static readonly DiagnosticDescriptor DefaultChanged = Error(
        "AIDL232",
        "Default in a released API is changed",
        "The default of field '{0}' was {1} and is {2} now; bring it back, since others fill in the one they know");

    public static readonly DiagnosticDescriptor NoUsableDefault = Error(
        "AIDL233",
        "Field is appended to a released API without a default",
        "Field '{0}' is new, but those who do not know it send nothing for it; {1}");

    public static readonly DiagnosticDescriptor ConstantRemoved = Error(
        "AIDL234",
        "Constant of a released API is removed",
        "{0} '{1}' of '{2}' is gone, but others use it; bring it back, and deprecate it instead");

    public static readonly DiagnosticDescriptor ValueChanged = Error(
        "AIDL235",
        "Constant of a released API has another value",
        "{0} '{1}' was {2} and is {3} now; bring the value back, since it is compiled into others, and add a new one");

    public static readonly DiagnosticDescriptor BackingChanged = Error(
        "AIDL236",
        "Enum of a released API has another backing type",
        "'{0}' was backed by '{1}' and is backed by '{2}' now; bring the backing type back, and declare a new enum");

    public static readonly DiagnosticDescriptor NotEqual = Error(
        "AIDL237",
        "APIs are not equal",
        "'{0}' is not the same in both versions: {1}; freeze a new version, or bring it back as it was");

    public static readonly DiagnosticDescriptor HashMismatch = Error(
        "AIDL238",
        "Frozen API was edited",
        "Version {0} of '{1}' was edited after it was frozen: its files have the hash {2}, and .hash says {3}; bring the files back");

    public static readonly DiagnosticDescriptor WrongIdentity = Error(
        "AIDL239",
        "Stated version or hash is not that of the frozen API",
        "{0} '{1}' of '{2}' is wrong: by the frozen files it is '{3}'; say that{4}");

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        TypeRemoved,
        KindChanged,
        MethodRemoved,
        ParametersChanged,
        OnewayChanged,
        MethodMoved,
        TypeChanged,
        AnnotationChanged,
        DirectionChanged,
        FieldRemoved,
        FixedSizeChanged,
        FieldMoved,
        DefaultChanged,
        NoUsableDefault,
        ConstantRemoved,
        ValueChanged,
        BackingChanged,
        NotEqual,
        HashMismatch,
        WrongIdentity,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{HelpLink}{id}.md");
}
