using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>A type at the top of a file, as others may rely on it.</summary>
/// <param name="Package">Empty for none.</param>
/// <param name="CanonicalName">With the package.</param>
/// <param name="Text">What <c>dump-api</c> says of it.</param>
internal sealed record TypeDump(string Package, string CanonicalName, string Text)
{
    /// <summary>The types of a file that can be frozen: those that say what their bytes are.</summary>
    public static IEnumerable<TypeDump> Of(AidlBoundFile file) => file.Declarations
        .Where(static declaration => declaration is not AidlParcelable { IsStructured: false })
        .Select(static declaration => new TypeDump(declaration.Package, declaration.CanonicalName, ApiDump.Of(declaration)));
}
