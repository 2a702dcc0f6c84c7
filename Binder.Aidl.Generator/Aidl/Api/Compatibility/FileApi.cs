using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>What others may rely on in a file.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Types">The types at its top that can be frozen.</param>
internal sealed record FileApi(string Path, EquatableArray<TypeDump> Types)
{
    public static FileApi Of(AidlBoundFile file) =>
        new(file.Source.Path, file.Source.IsPreprocessed ? default : TypeDump.Of(file).ToEquatableArray());
}
