using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Binding.Rules;

/// <summary>Which way arguments of each type may travel, and where the source must say it.</summary>
internal static class DirectionRules
{
    public static void Check(BindingContext context, ArgumentSyntax syntax, AidlType type, AidlDirection direction)
    {
        (bool isOut, bool isInOut, bool isOptional) = AllowedFor(context, type);
        string shown = syntax.Type.Name.Text;
        if (syntax.Direction is null)
        {
            if (!isOptional)
                context.Report(AidlDescriptors.Direction, syntax.Type.Span, syntax.Name.Text, $"has no direction; write {Choices(isOut)} before its type");
        }
        else if (direction == AidlDirection.Out && !isOut)
        {
            context.Report(AidlDescriptors.Direction, syntax.Direction.Span, syntax.Name.Text, $"cannot be 'out', since it is of type '{shown}'; write {(isInOut ? "'in' or 'inout'" : "'in'")}, or return it");
        }
        else if (direction == AidlDirection.InOut && !isInOut)
        {
            context.Report(AidlDescriptors.Direction, syntax.Direction.Span, syntax.Name.Text, $"cannot be 'inout', since it is of type '{shown}'; write 'in', or return it");
        }
        else
        {
            Warn(context, syntax, type, direction);
        }
    }

    private static string Choices(bool isOut) => isOut ? "'in', 'out' or 'inout'" : "'in' or 'inout'";

    private static void Warn(BindingContext context, ArgumentSyntax syntax, AidlType type, AidlDirection direction)
    {
        if (direction == AidlDirection.InOut)
            context.Warn(AidlDescriptors.InoutLint, syntax.Name.Span, syntax.Name.Text);
        if (direction != AidlDirection.In && type.IsArray)
            context.Warn(AidlDescriptors.OutArrayLint, syntax.Name.Span, syntax.Name.Text);
        if (direction != AidlDirection.In && type is { IsNullable: true, IsArray: false })
            context.Warn(AidlDescriptors.OutNullableLint, syntax.Name.Span, syntax.Name.Text);
    }

    private static (bool IsOut, bool IsInOut, bool IsOptional) AllowedFor(BindingContext context, AidlType type)
    {
        if (type.IsArray)
            return (true, true, false);

        return type.Kind switch
        {
            AidlTypeKind.ParcelFileDescriptor => (false, true, false),
            AidlTypeKind.List or AidlTypeKind.Map => (true, true, false),
            AidlTypeKind.Parcelable or AidlTypeKind.UnstructuredParcelable or AidlTypeKind.Union =>
                context.Index.Find(type.Name) is { } declared && declared.Outline.Has("JavaOnlyImmutable") ? (false, false, true) : (true, true, false),
            AidlTypeKind.Error or AidlTypeKind.Void or AidlTypeKind.ParcelableHolder => (true, true, true),
            _ => (false, false, true),
        };
    }
}
