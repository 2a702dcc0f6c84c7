namespace Binder;

/// <summary>An AIDL annotation without a meaning for .NET, kept for the AIDL text of a type or member.</summary>
/// <param name="annotation">The annotation without its <c>@</c>, for example <c>JavaDerive(toString=true)</c>.</param>
[AttributeUsage(
    AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Field
    | AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Event | AttributeTargets.Parameter | AttributeTargets.ReturnValue,
    AllowMultiple = true)]
public sealed class AidlAnnotationAttribute(string annotation) : Attribute
{
    /// <summary>The annotation without its <c>@</c>.</summary>
    public string Annotation { get; } = annotation;
}
