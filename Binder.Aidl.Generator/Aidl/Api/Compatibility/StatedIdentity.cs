using System.Globalization;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>Versions and hashes that somebody wrote down, where frozen files say what they are.</summary>
internal static class StatedIdentity
{
    private const string Version = "Version";
    private const string Hash = "Hash";

    /// <summary>Checks the metadata of a file.</summary>
    public static IEnumerable<Diagnostic> Check(string path, AidlFileOptions options, ApiIdentities identities)
    {
        if (identities.OfFile(path) is not { } identity)
            return [];

        Location location = Location.Create(path, default, default);
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return Check(options.Version, options.Hash, name, identity, _ => location, ", or nothing");
    }

    /// <summary>Checks what an interface of C# says in its attribute.</summary>
    public static IEnumerable<Diagnostic> Check(ExportedType type, ApiIdentities identities, CancellationToken token)
    {
        if (type is not { Model: InterfaceModel model, Event: null } || identities.OfType(type.Name) is not { } identity)
            return [];

        return Check(model.Version, model.Hash, type.Symbol.Name, identity, name => LocationOf(type.Symbol, name, token), "");
    }

    private static IEnumerable<Diagnostic> Check(int version, string? hash, string subject, ApiIdentity identity, Func<string, Location?> locate, string orNothing)
    {
        string expected = identity.Version.ToString(CultureInfo.InvariantCulture);
        if (version > 0 && version != identity.Version)
        {
            yield return Diagnostic.Create(
                ApiDescriptors.WrongIdentity, locate(Version), ApiRepair.Restore(expected), Version, version.ToString(CultureInfo.InvariantCulture), subject, expected, orNothing);
        }

        if (hash is not null && identity.Hash is not null && hash != identity.Hash)
        {
            yield return Diagnostic.Create(
                ApiDescriptors.WrongIdentity, locate(Hash), ApiRepair.Restore($"\"{identity.Hash}\""), Hash, hash, subject, identity.Hash, orNothing);
        }
    }

    private static Location? LocationOf(INamedTypeSymbol type, string argument, CancellationToken token) =>
        type.FindAttribute(KnownNames.BinderInterfaceAttribute)?.ApplicationSyntaxReference?.GetSyntax(token) is AttributeSyntax { ArgumentList.Arguments: var arguments }
        && arguments.FirstOrDefault(given => given.NameEquals?.Name.Identifier.ValueText == argument) is { } found
            ? found.Expression.GetLocation()
            : type.NameLocation(token);
}
