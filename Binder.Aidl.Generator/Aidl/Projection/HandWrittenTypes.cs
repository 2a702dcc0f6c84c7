using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>The C# types that users write for parcelables that <c>.aidl</c> declares without fields.</summary>
internal static class HandWrittenTypes
{
    /// <summary>Those of the names that are structs.</summary>
    /// <param name="names">Full names with dots.</param>
    /// <param name="compilation">Where they are declared or referenced.</param>
    public static EquatableArray<string> FindStructs(EquatableArray<string> names, Compilation compilation) =>
        names.Where(name => compilation.GetTypeByMetadataName(name) is { IsValueType: true }).ToEquatableArray();

    /// <summary>Whether there is a type of the name that can travel.</summary>
    public static bool Exists(string name, Compilation compilation) =>
        compilation.GetTypesByMetadataName(name).Any(static type =>
            type.Has(KnownNames.ParcelableAttribute) || type.Has(KnownNames.UnionAttribute) || type.ImplementsForItself(KnownNames.Parcelable));
}
