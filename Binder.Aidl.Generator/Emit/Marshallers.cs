using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The marshaller of an element of arrays, lists and maps, <c>global::</c>-qualified.</summary>
internal static class Marshallers
{
    public static string Of(WireType element)
    {
        string nullable = element.IsNullable ? "Nullable" : "";
        return element.Kind == WireKind.Marshalled ? element.Marshaller! : "global::Binder." + element.Kind switch
        {
            WireKind.Boolean => "BoolMarshaller",
            WireKind.Single => "FloatMarshaller",
            WireKind.Char or WireKind.Int32 or WireKind.Int64 or WireKind.Double => $"{element.Kind}Marshaller",
            WireKind.Enum => $"Enum{element.Backing}Marshaller<{element.Name}>",
            WireKind.String => nullable + "String16Marshaller",
            WireKind.Binder => nullable + "StrongBinderMarshaller",
            WireKind.Interface => $"{nullable}InterfaceMarshaller<{element.Name}>",
            WireKind.RawFileDescriptor => "RawFileDescriptorMarshaller",
            WireKind.FileDescriptor => nullable + "FileDescriptorMarshaller",
            WireKind.ParcelableValue when element.IsNullable => $"NullableParcelableValueMarshaller<{element.Name}>",
            WireKind.Parcelable or WireKind.ParcelableValue or WireKind.Union => $"{nullable}ParcelableMarshaller<{element.Name}>",
            _ => throw new InvalidOperationException($"{element.Kind} is no element of arrays and lists."),
        };
    }
}
