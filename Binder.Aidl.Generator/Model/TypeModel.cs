namespace Binder.Aidl.Generator.Model;

/// <summary>Where an annotated type is declared, as far as generated parts and neighbours need it.</summary>
/// <param name="Namespace">Full namespace, empty for the global one.</param>
/// <param name="Containers">Openings of the containing types, outermost first, for example <c>partial class Outer</c>.</param>
/// <param name="Keyword">What follows <c>partial</c>: <c>interface</c>, <c>record struct</c>, ...</param>
/// <param name="Name">The simple name as code spells it (a keyword is escaped).</param>
/// <param name="FullName">The <c>global::</c>-qualified name.</param>
/// <param name="Accessibility">The declared accessibility as C# spells it.</param>
/// <param name="HintName">Full name with dots; the start of the names of generated files.</param>
internal sealed record TypeModel(
    string Namespace,
    EquatableArray<string> Containers,
    string Keyword,
    string Name,
    string FullName,
    string Accessibility,
    string HintName);
