using System.Globalization;
using System.Text;
using Binder.Aidl.Generator.Aidl.Binding;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Api;

/// <summary>
/// Where each method is declared, as <c>aidl --apimapping</c> writes it: a line <c>interface|method|type,type,|result</c> with Java's names of the types,
/// then a line <c>path:line</c>; sorted.
/// </summary>
internal static class ApiMapping
{
    private static readonly Dictionary<AidlTypeKind, string> JavaNames = new()
    {
        [AidlTypeKind.String] = "java.lang.String",
        [AidlTypeKind.CharSequence] = "java.lang.CharSequence",
        [AidlTypeKind.List] = "java.util.List",
        [AidlTypeKind.Map] = "java.util.Map",
        [AidlTypeKind.IBinder] = "android.os.IBinder",
        [AidlTypeKind.FileDescriptor] = "java.io.FileDescriptor",
        [AidlTypeKind.ParcelFileDescriptor] = "android.os.ParcelFileDescriptor",
        [AidlTypeKind.ParcelableHolder] = "android.os.ParcelableHolder",
    };

    private static readonly Dictionary<AidlTypeKind, string> BoxedNames = new()
    {
        [AidlTypeKind.Boolean] = "Boolean",
        [AidlTypeKind.Byte] = "Byte",
        [AidlTypeKind.Char] = "Character",
        [AidlTypeKind.Int] = "Integer",
        [AidlTypeKind.Long] = "Long",
        [AidlTypeKind.Float] = "Float",
        [AidlTypeKind.Double] = "Double",
    };

    /// <param name="files">Without errors. Nested interfaces are left out, as the Android compiler does.</param>
    public static string Of(IEnumerable<AidlBoundFile> files)
    {
        SortedDictionary<string, string> lines = new(StringComparer.Ordinal);
        foreach (AidlBoundFile file in files)
        {
            foreach (AidlInterface @interface in file.Declarations.OfType<AidlInterface>())
            {
                foreach (AidlMethod method in @interface.Methods)
                    lines[SignatureOf(@interface, method)] = $"{file.Source.Path}:{LineOf(file.Source.Text, method.Position).ToString(CultureInfo.InvariantCulture)}";
            }
        }

        StringBuilder text = new();
        foreach (KeyValuePair<string, string> line in lines)
            text.Append(line.Key).Append('\n').Append(line.Value).Append('\n');

        return text.ToString();
    }

    private static string SignatureOf(AidlInterface @interface, AidlMethod method) =>
        $"{@interface.CanonicalName}|{method.Name}|{string.Concat(method.Arguments.Select(static argument => JavaNameOf(argument.Type, false) + ","))}|{JavaNameOf(method.Result, false)}";

    private static int LineOf(SourceText text, AidlPosition position) => text.Lines.GetLinePosition(position.Span.Start).Line + 1;

    /// <summary>In Java an enum is a number, and a type argument is boxed.</summary>
    private static string JavaNameOf(AidlType type, bool isArgument)
    {
        AidlTypeKind kind = type.Kind == AidlTypeKind.Enum ? type.Backing ?? AidlTypeKind.Byte : type.Kind;
        string name = isArgument && !type.IsArray && BoxedNames.TryGetValue(kind, out string? boxed) ? boxed
            : JavaNames.TryGetValue(kind, out string? java) ? java
            : type.Kind == AidlTypeKind.Enum ? BuiltinTypes.NameOf(kind)
            : type.Name;
        string arguments = type.Arguments.Count == 0 ? "" : $"<{string.Join(",", type.Arguments.Select(static argument => JavaNameOf(argument, true)))}>";
        return name + arguments + string.Concat(type.Dimensions.Select(static _ => "[]"));
    }
}
