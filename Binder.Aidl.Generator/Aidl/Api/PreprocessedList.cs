using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Api;

/// <summary>
/// Many types in one file, as <c>aidl --preprocess</c> writes it: what other files need to use them (qualified names, kinds, annotations, constants,
/// values, nested types) and nothing else.
/// </summary>
internal static class PreprocessedList
{
    private static readonly string[] Hide = ["/**", " * @hide", " */"];

    public static string Of(IEnumerable<AidlDeclaration> declarations)
    {
        ApiText text = new();
        foreach (AidlDeclaration declaration in declarations)
            Write(text, declaration, declaration.CanonicalName);

        return text.ToString();
    }

    private static void Write(ApiText text, AidlDeclaration declaration, string name)
    {
        text.Tags(declaration.Docs, Hide);
        text.Annotations(declaration);
        string header = $"{Spelling.KeywordOf(declaration)} {name}{ApiDump.TypeParameters(ApiDump.TypeParametersOf(declaration))}";
        switch (declaration)
        {
            case AidlEnum @enum:
                text.Body(header, () => ApiDump.Enumerators(text, @enum));
                break;
            case AidlParcelable { IsStructured: false } parcelable:
                text.Line(header + string.Concat(parcelable.Headers.Select(static part => $" {part.Keyword} \"{part.Text}\"")) + ";");
                break;
            default:
                text.Body(header, () => Members(text, declaration));
                break;
        }
    }

    private static void Members(ApiText text, AidlDeclaration declaration)
    {
        ApiDump.Constants(text, declaration, Hide);
        foreach (AidlDeclaration nested in declaration.Nested)
            Write(text, nested, nested.Name);
    }
}
