using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Binder.Tool.Aidl;

/// <summary>The documentation file of an assembly.</summary>
internal sealed class DocumentationFile : DocumentationProvider
{
    private readonly Dictionary<string, string> _members;

    private DocumentationFile(Dictionary<string, string> members) => _members = members;

    /// <summary>Reads a file; one that is no documentation documents nothing.</summary>
    public static DocumentationFile Load(string path)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(path);
            return new DocumentationFile(XDocument.Load(reader).Descendants("member")
                .Where(static member => member.Attribute("name") is not null)
                .GroupBy(static member => member.Attribute("name")!.Value)
                .ToDictionary(static group => group.Key, static group => group.First().ToString()));
        }
        catch (XmlException)
        {
            return new DocumentationFile([]);
        }
    }

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        _members.GetValueOrDefault(documentationMemberID);
}
