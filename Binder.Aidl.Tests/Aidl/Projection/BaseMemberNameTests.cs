using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>The names that generated classes inherit, and those of the runtime's types, are those that the projection knows.</summary>
public sealed class BaseMemberNameTests
{
    private static readonly CSharpCompilation Compilation = Generation.Compile("");

    [Fact]
    public void OfProxies() => AssertSame(KnownNames.BinderProxy, BaseMemberNames.Proxy);

    [Fact]
    public void OfStubs() => AssertSame(KnownNames.LocalBinder, BaseMemberNames.Stub);

    [Fact]
    public void OfTheRuntimesTypes() => Assert.Equal(
        typeof(Parcel).Assembly.GetExportedTypes().Where(static type => type is { Namespace: "Binder", IsNested: false })
            .Select(static type => type.Name.Split('`')[0]).Distinct().Order(StringComparer.Ordinal),
        RuntimeTypeNames.All.Order(StringComparer.Ordinal));

    private static void AssertSame(string type, HashSet<string> known)
    {
        HashSet<string> names = BaseMembers.NamesOf(Compilation.GetTypeByMetadataName(type));
        Assert.Equal([], names.Except(known).Order(StringComparer.Ordinal));
        Assert.Equal([], known.Except(names).Order(StringComparer.Ordinal));
    }
}
