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
        }

        if (common.Count == 0)
            WarnOfMissing(context, syntax, methods);
    }

    private static void WarnOfMissing(BindingContext context, InterfaceSyntax syntax, List<MethodSyntax> methods)
    {
        List<MethodSyntax> missing = [.. methods.Where(static method => OfPermissions(method.Type.Annotations).Count == 0)];
        if (missing.Count == methods.Count)
        {
            context.Warn(AidlDescriptors.MissingPermissionLint, syntax.Name.Span, "Interface", syntax.Name.Text);
            return;
        }

        foreach (MethodSyntax method in missing.Where(static method => !Lints.IsSuppressed(method.Type.Annotations, "missing-permission-annotation")))
            context.Warn(AidlDescriptors.MissingPermissionLint, method.Name.Span, "Method", method.Name.Text);
    }

    private static void CheckAlone(BindingContext context, List<AnnotationSyntax> annotations)
    {
        if (annotations.Count > 1 && annotations[0].Name.Text != annotations[1].Name.Text)
            context.Report(AidlDescriptors.PermissionConflict, annotations[1].Span, $"'@{annotations[0].Name.Text}' and '@{annotations[1].Name.Text}' contradict each other; keep one");
    }

    private static List<AnnotationSyntax> OfPermissions(ImmutableArray<AnnotationSyntax> annotations) =>
        [.. annotations.Where(static annotation => annotation.Name.Text is "EnforcePermission" or "PermissionManuallyEnforced" or "RequiresNoPermission")];
}
