using System.Text;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>AIDL names that follow from C# names.</summary>
internal static class AidlNames
{
    /// <summary>A method's, parameter's or field's: <c>LastIndex</c> is <c>lastIndex</c>, <c>UrlOf</c> is <c>urlOf</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string Member(string name)
    {
        int capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
            capitals++;

        int lowered = capitals > 1 && capitals < name.Length && char.IsLetter(name[capitals]) ? capitals - 1 : capitals;
        return name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
    }

    /// <summary>A constant's or enumerator's: <c>MaxDigits</c> is <c>MAX_DIGITS</c>, <c>HTTPPort2</c> is <c>HTTP_PORT2</c>.</summary>
    public static string Constant(string name)
    {
        StringBuilder constant = new();
        for (int i = 0; i < name.Length; i++)
        {
            bool beginsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            constant.Append(beginsWord ? "_" : "").Append(char.ToUpperInvariant(name[i]));
        }

        return constant.ToString();
    }
}
