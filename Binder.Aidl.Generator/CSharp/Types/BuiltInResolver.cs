using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>.NET's own value types that AIDL does not have: each travels as an AIDL type that holds its values.</summary>
internal static class BuiltInResolver
{
    private static readonly Dictionary<string, (string Marshaller, string Aidl)> Marshallers = new()
    {
        ["short"] = ("Int16Marshaller", "int"),
        ["ushort"] = ("UInt16Marshaller", "char"),
        ["uint"] = ("UInt32Marshaller", "int"),
        ["ulong"] = ("UInt64Marshaller", "long"),
        ["System.Half"] = ("HalfMarshaller", "float"),
        ["decimal"] = ("DecimalMarshaller", "String"),
        ["System.Guid"] = ("GuidMarshaller", "String"),
        ["System.DateTimeOffset"] = ("DateTimeOffsetMarshaller", "String"),
        ["System.TimeSpan"] = ("TimeSpanMarshaller", "long"),
        ["System.DateOnly"] = ("DateOnlyMarshaller", "int"),
        ["System.TimeOnly"] = ("TimeOnlyMarshaller", "long"),
        ["System.Uri"] = ("UriMarshaller", "String"),
    };

    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (!Marshallers.TryGetValue(site.Type.KeywordName(), out (string Marshaller, string Aidl) entry))
            return false;

        if (site.IsNullable && IsPrimitive(entry.Aidl))
        {
            faults.Report(DiagnosticDescriptors.NullablePrimitive, site.Location, site.DisplayName, site.Subject, site.Type.ShortName());
            return true;
        }

        string name = site.Type.QualifiedName();
        string marshaller = $"global::Binder.{entry.Marshaller}";
        if (site.IsNullable)
            marshaller = $"global::Binder.Nullable{(site.Type.IsValueType ? "Value" : "Reference")}Marshaller<{name}, {marshaller}>";

        type = new WireType(WireKind.Marshalled, name, site.IsNullable)
        {
            Marshaller = marshaller,
            IsReference = site.Type.IsReferenceType,
            AidlName = entry.Aidl,
        };
        return true;
    }

    private static bool IsPrimitive(string aidl) => aidl is "int" or "char" or "long" or "float";
}
