using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Api;

/// <summary>
/// A type as others may rely on it: names are canonical, values are computed, and what compilers do not read is left out. The text is AIDL again,
/// and the same that <c>aidl --dumpapi</c> writes.
/// </summary>
internal static class ApiDump
{
    /// <summary>What stands between licence and package.</summary>
    public const string Banner =
        """
        ///////////////////////////////////////////////////////////////////////////////
        // An API, written by `binder aidl dump-api` or `binder aidl freeze`.        //
        // Once it is released, it is not edited: what it says is what is out there. //
        ///////////////////////////////////////////////////////////////////////////////


        """;

    private static readonly string[] Hide = ["/* @hide */"];

    /// <summary>Where the dump of a type lies below the folder of its API: <c>com/example/IClock.aidl</c>.</summary>
    public static string PathOf(AidlDeclaration declaration) =>
        (declaration.Package.Length == 0 ? "" : declaration.Package.Replace('.', '/') + "/") + NameInPackage(declaration) + ".aidl";

    /// <summary>A whole file.</summary>
    /// <param name="licence">The comments at the head of the source.</param>
    public static string File(AidlDeclaration declaration, IEnumerable<string> licence)
    {
        ApiText text = new();
        foreach (string comment in licence)
            text.Line(comment.TrimEnd('\n'));
        text.Raw(Banner.Replace("\r\n", "\n"));
        if (declaration.Package.Length > 0)
            text.Line($"package {declaration.Package};");
        Write(text, declaration, NameInPackage(declaration));
        return text.ToString();
    }

    /// <summary>The type alone, without licence, banner and package.</summary>
    public static string Of(AidlDeclaration declaration)
    {
        ApiText text = new();
        Write(text, declaration, declaration.Name);
        return text.ToString();
    }

    /// <summary>Old declarations such as <c>parcelable Outer.Inner;</c> have a dot in it.</summary>
    private static string NameInPackage(AidlDeclaration declaration) =>
        declaration.Package.Length == 0 ? declaration.CanonicalName : declaration.CanonicalName.Substring(declaration.Package.Length + 1);

    private static void Write(ApiText text, AidlDeclaration declaration, string name)
    {
        text.Tags(declaration.Docs, Hide);
        text.Annotations(declaration);
        string header = $"{Spelling.KeywordOf(declaration)} {name}";
        switch (declaration)
        {
            case AidlEnum @enum:
                text.Body(header, () => Enumerators(text, @enum));
                break;
            case AidlParcelable { IsStructured: false } parcelable:
                text.Line(header + TypeParameters(parcelable.TypeParameters)
                    + string.Concat(parcelable.Headers.Select(static part => $" {part.Keyword} \"{part.Text}\"")) + ";");
                break;
            default:
                text.Body(header + TypeParameters(TypeParametersOf(declaration)), () => Members(text, declaration));
                break;
        }
    }

    /// <summary>The enumerators with their values.</summary>
    public static void Enumerators(ApiText text, AidlEnum @enum)
    {
        foreach (AidlEnumerator enumerator in @enum.Enumerators)
            text.Line($"{enumerator.Name} = {enumerator.Value.ToString(CultureInfo.InvariantCulture)},");
    }

    /// <summary>The constants, with comments that compilers read.</summary>
    public static void Constants(ApiText text, AidlDeclaration declaration, string[] hide)
    {
        foreach (AidlConstant constant in ConstantsOf(declaration))
        {
            text.Tags(constant.Docs, hide);
            text.Line($"const {Spelling.Of(constant.Type)} {constant.Name} = {Spelling.Of(constant.Value)};");
        }
    }

    /// <summary><c>&lt;T, U&gt;</c>, or nothing.</summary>
    public static string TypeParameters(EquatableArray<string> names) => names.Count == 0 ? "" : $"<{string.Join(", ", names)}>";

    public static EquatableArray<string> TypeParametersOf(AidlDeclaration declaration) => declaration switch
    {
        AidlParcelable parcelable => parcelable.TypeParameters,
        AidlUnion union => union.TypeParameters,
        _ => default,
    };

    public static EquatableArray<AidlConstant> ConstantsOf(AidlDeclaration declaration) => declaration switch
    {
        AidlInterface @interface => @interface.Constants,
        AidlParcelable parcelable => parcelable.Constants,
        AidlUnion union => union.Constants,
        _ => default,
    };

    public static EquatableArray<AidlField> FieldsOf(AidlDeclaration declaration) => declaration switch
    {
        AidlParcelable parcelable => parcelable.Fields,
        AidlUnion union => union.Fields,
        _ => default,
    };

    private static void Members(ApiText text, AidlDeclaration declaration)
    {
        if (declaration is AidlInterface @interface)
        {
            foreach (AidlMethod method in @interface.Methods)
            {
                text.Tags(method.Docs, Hide);
                text.Line(Spelling.Of(method) + ";");
            }
        }

        foreach (AidlField field in FieldsOf(declaration))
        {
            text.Tags(field.Docs, Hide);
            text.Line($"{Spelling.Of(field.Type)} {field.Name}{(field.Default is null ? "" : $" = {Spelling.Of(field.Default)}")};");
        }

        Constants(text, declaration, Hide);
        foreach (AidlDeclaration nested in declaration.Nested)
            Write(text, nested, nested.Name);
    }
}
