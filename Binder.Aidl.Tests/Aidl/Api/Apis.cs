using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

/// <summary>APIs of tests.</summary>
internal static class Apis
{
    /// <summary>Files without errors.</summary>
    public static ImmutableArray<AidlBoundFile> Bind(string sources, AidlOptions? options = null)
    {
        ImmutableArray<AidlBoundFile> files = AidlSources.Bind(sources, options);
        Assert.Empty(files.SelectMany(static file => file.Diagnostics).Where(static diagnostic => diagnostic.IsError).Select(static diagnostic => diagnostic.Message));
        return files;
    }

    public static ApiVersion Version(string sources) => new(Bind(sources, Vintf(sources)), []);


    private static AidlOptions Vintf(string sources) =>
        sources.Contains("@Vintf", StringComparison.Ordinal) ? new AidlOptions(IsStructured: true, IsVintf: true) : AidlOptions.Default;
}
