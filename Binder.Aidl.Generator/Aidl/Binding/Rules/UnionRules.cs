using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Binding.Rules;

/// <summary>A union holds one of its members, the first one in the beginning.</summary>
internal static class UnionRules
{
    public static void Check(BindingContext context, UnionSyntax syntax, AidlUnion union)
    {
        if (context.File.IsPreprocessed)
            return;

        if (union.Fields.Count == 0)
        {
            context.Report(AidlDescriptors.EmptyUnion, syntax.Name.Span, syntax.Name.Text);
            return;
        }

        AidlField first = union.Fields[0];
        FieldSyntax written = syntax.Members.OfType<FieldSyntax>().First();
        if (written.Default is not null || first.Type.IsNullable)
            return;
        if (first.Type.IsArray)
            context.Report(AidlDescriptors.UnionFirstMember, first.Position.Span, syntax.Name.Text, first.Name, "give it one, such as {}, or annotate it with @nullable");
        else if (first.Type.Kind == AidlTypeKind.Enum)
            context.Report(AidlDescriptors.UnionFirstMember, first.Position.Span, syntax.Name.Text, first.Name, "name an enumerator");
    }
}
