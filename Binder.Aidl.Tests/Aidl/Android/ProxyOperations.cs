using System.Text.RegularExpressions;

namespace Binder.Aidl.Tests.Aidl.Android;

/// <summary>
/// What the proxies of an interface write and read, in order, taken from generated code: <c>&gt; Int</c> for a write, <c>&lt; StringArray</c> for a
/// read. Booleans and characters are ints, and whatever may be absent behind an int that says so is an <c>Object</c>.
/// </summary>
internal static partial class ProxyOperations
{
    // First match wins. The groups of Java's Parcel are named as its methods.
    private static readonly (Regex Pattern, string Operation)[] Java =
    [
        (JavaOutLength(), "> OutLength"),
        (JavaObjectWrite(), "> Object"),
        (JavaWrite(), "> $1"),
        (JavaObjectRead(), "< Object"),
        (JavaRead(), "< $1"),
    ];

    /// <summary>Methods in order of declaration.</summary>
    public static IReadOnlyList<string> OfJava(string java)
    {
        int proxy = java.IndexOf("class Proxy", StringComparison.Ordinal);
        return proxy < 0 ? [] : [.. JavaMethod().Matches(java[proxy..]).Select(static method => string.Join(", ", Operations(method.Value)))];
    }

    /// <summary>Methods in order of declaration.</summary>
    public static IReadOnlyList<string> OfCSharp(string proxy) =>
        [.. CSharpMethod().Matches(proxy).Select(static method => string.Join(", ", CSharpOperation().Matches(method.Value).Select(Operation)))];

    private static IEnumerable<string> Operations(string method)
    {
        int position = 0;
        while (position < method.Length)
        {
            (Match match, string operation) = Java.Select(row => (Match: row.Pattern.Match(method, position), row.Operation))
                .Where(static found => found.Match.Success)
                .OrderBy(static found => found.Match.Index)
                .FirstOrDefault((Match.Empty, ""));
            if (!match.Success)
                yield break;

            position = match.Index + match.Length;
            string result = match.Result(operation);
            if (result is not ("> InterfaceToken" or "< Exception"))
                yield return result.Replace("StrongBinder", "Binder", StringComparison.Ordinal).Replace("ArrayList", "List", StringComparison.Ordinal);
        }
    }

    private static string Operation(Match call)
    {
        string direction = call.Groups["parcel"].Value == "data" ? "> " : "< ";
        string name = call.Groups["name"].Value.Replace("Nullable", "", StringComparison.Ordinal);
        return direction + (name switch
        {
            "OutArrayLength" => "OutLength",
            "Int32" or "Bool" or "Boolean" or "Char" => "Int",
            "Int64" => "Long",
            "String16" => "String",
            "StrongBinder" or "Interface" => "Binder",
            "Parcelable" or "ParcelFileDescriptor" => "Object",
            "FileDescriptor" => "RawFileDescriptor",
            "Array" or "ArrayInto" => Element(call.Groups["marshaller"].Value) + "Array",
            "List" or "ListInto" => Element(call.Groups["marshaller"].Value) + "List",
            "ByteArrayInto" => "ByteArray",
            _ => name,
        });
    }

    private static string Element(string marshaller) => marshaller.Replace("Nullable", "", StringComparison.Ordinal) switch
    {
        "Bool" => "Boolean",
        "Int32" => "Int",
        "Int64" => "Long",
        "String16" => "String",
        "StrongBinder" => "Binder",
        "Parcelable" or "FileDescriptor" => "Typed",
        string element => element,
    };

    [GeneratedRegex(@"@Override public (?!android\.os\.IBinder asBinder\(\)).*?\n      \}\n", RegexOptions.Singleline)]
    private static partial Regex JavaMethod();

    [GeneratedRegex(@"if \(\(\w+==null\)\) \{\s*_data\.writeInt\(-1\);\s*\}\s*else \{\s*_data\.writeInt\(\w+\.length\);\s*\}")]
    private static partial Regex JavaOutLength();

    [GeneratedRegex(@"if \(\(\w+!=null\)\) \{\s*_data\.writeInt\(1\);\s*\w+\.writeToParcel\(_data, 0\);\s*\}\s*else \{\s*_data\.writeInt\(0\);\s*\}")]
    private static partial Regex JavaObjectWrite();

    [GeneratedRegex(@"_data\.write(\w+)\(")]
    private static partial Regex JavaWrite();

    [GeneratedRegex(@"if \(\(0!=_reply\.readInt\(\)\)\) \{\s*(?:\w+\.readFromParcel\(_reply\);|\w+ = [\w.]+\.CREATOR\.createFromParcel\(_reply\);)")]
    private static partial Regex JavaObjectRead();

    [GeneratedRegex(@"_reply\.(?:read|create)(\w+)\(")]
    private static partial Regex JavaRead();

    [GeneratedRegex(@"using global::Binder\.Parcel data = Begin.*?\n    \}\n", RegexOptions.Singleline)]
    private static partial Regex CSharpMethod();

    [GeneratedRegex(@"\b(?<parcel>data|reply)\.(?:Write|Read)(?<name>\w+)(?:<[^(]*?global::Binder\.(?<marshaller>\w+?)Marshaller\b[^(]*>)?")]
    private static partial Regex CSharpOperation();
}
