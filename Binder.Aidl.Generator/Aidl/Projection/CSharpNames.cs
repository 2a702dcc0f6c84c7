using System.Text;
using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>C# names that follow from AIDL names.</summary>
internal static class CSharpNames
{
    /// <summary><c>com.example.foo_bar</c> is <c>Com.Example.FooBar</c>.</summary>
    public static string Namespace(string package) => package.Length == 0 ? "" : string.Join(".", package.Split('.').Select(Pascal));

    /// <summary>A type's: <c>point</c> is <c>Point</c>, an interface <c>Clock</c> is <c>IClock</c>.</summary>
    public static string Type(string name, AidlTypeKind kind)
    {
        string pascal = char.ToUpperInvariant(name[0]) + name.Substring(1);
        bool hasPrefix = pascal.Length > 1 && pascal[0] == 'I' && char.IsUpper(pascal[1]);
        return kind == AidlTypeKind.Interface && !hasPrefix ? "I" + pascal : pascal;
    }

    /// <summary>A method's or field's: <c>lastIndex</c> and <c>last_index</c> are <c>LastIndex</c>.</summary>
    public static string Pascal(string name)
    {
        StringBuilder pascal = new();
        bool beginsWord = true;
        for (int i = 0; i < name.Length; i++)
        {
            // 1_0 stays apart.
            bool joinsDigits = i > 0 && i + 1 < name.Length && char.IsDigit(name[i - 1]) && char.IsDigit(name[i + 1]);
            if (name[i] == '_' && !joinsDigits)
            {
                beginsWord = true;
                continue;
            }

            pascal.Append(beginsWord ? char.ToUpperInvariant(name[i]) : name[i]);
            beginsWord = false;
        }

        return pascal.Length == 0 || char.IsDigit(pascal[0]) ? "_" + pascal : pascal.ToString();
    }

    /// <summary>A constant's or enumerator's: <c>MAX_DIGITS</c> is <c>MaxDigits</c>; a name with small letters is read as a method's.</summary>
    public static string Constant(string name) => name.Any(char.IsLower) ? Pascal(name) : Pascal(LowerInside(name));

    private static string LowerInside(string name)
    {
        StringBuilder lowered = new();
        for (int i = 0; i < name.Length; i++)
            lowered.Append(i > 0 && char.IsLetter(name[i - 1]) ? char.ToLowerInvariant(name[i]) : name[i]);

        return lowered.ToString();
    }
}
