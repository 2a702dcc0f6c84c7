using System.Text;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Tool.Aidl;

/// <summary>A file of an API.</summary>
/// <param name="RelativePath">Below the API's folder.</param>
/// <param name="Text">The dump of one type.</param>
internal sealed record ApiFile(string RelativePath, string Text)
{
    public byte[] Content => Encoding.UTF8.GetBytes(Text);

    /// <summary>The files of all inputs.</summary>
    public static IEnumerable<ApiFile> Of(SourceSet sources, bool withLicence)
    {
        foreach (AidlBoundFile file in sources.Inputs)
        {
            string[] licence = withLicence ? [.. file.Source.Root.HeaderComments.Select(static comment => comment.Text)] : [];
            foreach (AidlDeclaration declaration in file.Declarations)
                yield return new ApiFile(ApiDump.PathOf(declaration), ApiDump.File(declaration, licence));
        }
    }

    public void WriteBelow(string folder)
    {
        string path = Path.Combine(folder, RelativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Content);
    }
}
