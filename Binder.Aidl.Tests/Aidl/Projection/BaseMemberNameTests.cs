using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>The names that generated classes inherit are those that the projection knows.</summary>
public sealed class BaseMemberNameTests
{
    private static readonly CSharpCompilation Compilation = Generation.Compile("");

    [Fact]
    public void OfProxies() => AssertSame(KnownNames.BinderProxy, BaseMemberNames.Proxy);

    [Fact]
    public void OfStubs() => AssertSame(KnownNames.LocalBinder, BaseMemberNames.Stub);

    private static void AssertSame(string type, HashSet<string> known)
    {
        HashSet<string> names = BaseMembers.NamesOf(Compilation.GetTypeByMetadataName(type));
        Assert.Equal([], names.Except(known).Order(StringComparer.Ordinal));
        Assert.Equal([], known.Except(names).Order(StringComparer.Ordinal));
    }
}
