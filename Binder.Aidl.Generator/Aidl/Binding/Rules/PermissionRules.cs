using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Binding.Rules;

/// <summary>Permissions are given once, for the interface or for each method.</summary>
internal static class PermissionRules
{
    public static void Check(BindingContext context, InterfaceSyntax syntax, List<MethodSyntax> methods)
    {
        List<AnnotationSyntax> common = OfPermissions(syntax.Annotations);
        CheckAlone(context, common);
        foreach (MethodSyntax method in methods)
        {
            List<AnnotationSyntax> own = OfPermissions(method.Type.Annotations);
            CheckAlone(context, own);
            if (own.Count > 0 && common.Count > 0)
                context.Report(AidlDescriptors.PermissionConflict, own[0].Span, $"Interface '{syntax.Name.Text}' and method '{method.Name.Text}' both speak of permissions; annotate each method instead of the interface");
            else if (own.Count == 0 && common.Count == 0 && !IsSuppressed(method))
                context.Warn(AidlDescriptors.MissingPermissionLint, method.Name.Span, method.Name.Text);
        }
    }

    private static void CheckAlone(BindingContext context, List<AnnotationSyntax> annotations)
    {
        if (annotations.Count > 1 && annotations[0].Name.Text != annotations[1].Name.Text)
            context.Report(AidlDescriptors.PermissionConflict, annotations[1].Span, $"'@{annotations[0].Name.Text}' and '@{annotations[1].Name.Text}' contradict each other; keep one");
    }

    private static List<AnnotationSyntax> OfPermissions(ImmutableArray<AnnotationSyntax> annotations) =>
        [.. annotations.Where(static annotation => annotation.Name.Text is "EnforcePermission" or "PermissionManuallyEnforced" or "RequiresNoPermission")];

    private static bool IsSuppressed(MethodSyntax method) => method.Type.Annotations
        .Where(static annotation => annotation.Name.Text == "SuppressWarnings")
        .SelectMany(static annotation => annotation.Arguments)
        .Any(static argument => argument.Value is ArrayExpressionSyntax array
            && array.Elements.Any(static element => element is LiteralExpressionSyntax { Text: "\"missing-permission-annotation\"" }));
}
