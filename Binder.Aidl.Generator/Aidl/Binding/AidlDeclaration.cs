using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>A type that a file declares, names resolved and values computed.</summary>
/// <remarks>Immutable and compared by value, positions left out.</remarks>
/// <param name="Package">Empty if the file has none.</param>
/// <param name="CanonicalName">Package, names of the types around it and its own: <c>com.example.Outer.Inner</c>.</param>
/// <param name="Docs">The comments before it.</param>
/// <param name="Annotations">In the order of the source.</param>
/// <param name="Position">Of its name.</param>
internal abstract record AidlDeclaration(
    string Package,
    string CanonicalName,
    AidlDocs Docs,
    EquatableArray<AidlAnnotation> Annotations,
    AidlPosition Position)
{
    /// <summary>The types declared inside, in order.</summary>
    public EquatableArray<AidlDeclaration> Nested { get; init; }

    /// <summary>The name without package and without the types around it.</summary>
    public string Name => CanonicalName.Substring(CanonicalName.LastIndexOf('.') + 1);

    public bool IsVintf => Has("VintfStability");

    public bool Has(string annotation) => Annotations.Any(candidate => candidate.Name == annotation);

    public AidlAnnotation? Find(string annotation) => Annotations.FirstOrDefault(candidate => candidate.Name == annotation);
}

/// <summary>An interface.</summary>
/// <param name="IsOneway">Whether <c>oneway</c> is before <c>interface</c>.</param>
/// <param name="Descriptor">What its calls carry: <c>@Descriptor</c>, else the canonical name.</param>
/// <param name="Methods">In order.</param>
/// <param name="Constants">In order.</param>
internal sealed record AidlInterface(
    string Package,
    string CanonicalName,
    AidlDocs Docs,
    EquatableArray<AidlAnnotation> Annotations,
    AidlPosition Position,
    bool IsOneway,
    string Descriptor,
    EquatableArray<AidlMethod> Methods,
    EquatableArray<AidlConstant> Constants) : AidlDeclaration(Package, CanonicalName, Docs, Annotations, Position);

/// <summary>A parcelable.</summary>
/// <param name="IsStructured">Whether it has a body.</param>
/// <param name="TypeParameters">Names; they are markers only.</param>
/// <param name="Headers">Of an unstructured one: where its code is in other languages.</param>
/// <param name="Fields">In the order of the wire.</param>
/// <param name="Constants">In order.</param>
internal sealed record AidlParcelable(
    string Package,
    string CanonicalName,
    AidlDocs Docs,
    EquatableArray<AidlAnnotation> Annotations,
    AidlPosition Position,
    bool IsStructured,
    EquatableArray<string> TypeParameters,
    EquatableArray<AidlHeader> Headers,
    EquatableArray<AidlField> Fields,
    EquatableArray<AidlConstant> Constants) : AidlDeclaration(Package, CanonicalName, Docs, Annotations, Position);

/// <summary>A union; the tag of a member is its index.</summary>
internal sealed record AidlUnion(
    string Package,
    string CanonicalName,
    AidlDocs Docs,
    EquatableArray<AidlAnnotation> Annotations,
    AidlPosition Position,
    EquatableArray<string> TypeParameters,
    EquatableArray<AidlField> Fields,
    EquatableArray<AidlConstant> Constants) : AidlDeclaration(Package, CanonicalName, Docs, Annotations, Position);

/// <summary>An enum.</summary>
/// <param name="Backing">Byte, Int or Long.</param>
/// <param name="Enumerators">In order.</param>
internal sealed record AidlEnum(
    string Package,
    string CanonicalName,
    AidlDocs Docs,
    EquatableArray<AidlAnnotation> Annotations,
    AidlPosition Position,
    AidlTypeKind Backing,
    EquatableArray<AidlEnumerator> Enumerators) : AidlDeclaration(Package, CanonicalName, Docs, Annotations, Position);

/// <summary>Where the code of an unstructured parcelable is.</summary>
/// <param name="Keyword"><c>cpp_header</c>, <c>ndk_header</c> or <c>rust_type</c>.</param>
/// <param name="Text">Between the quotes.</param>
internal sealed record AidlHeader(string Keyword, string Text);
