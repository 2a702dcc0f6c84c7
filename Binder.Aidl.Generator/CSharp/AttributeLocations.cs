using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Where attributes are written.</summary>
internal static class AttributeLocations
{
    public static Location? Location(this AttributeData attribute, CancellationToken token) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(token).GetLocation();

    /// <summary>The first argument, or the attribute if it has none.</summary>
    public static Location? ArgumentLocation(this AttributeData attribute, CancellationToken token) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(token) is AttributeSyntax { ArgumentList.Arguments: [{ } first, ..] }
            ? first.Expression.GetLocation()
            : attribute.Location(token);
}
