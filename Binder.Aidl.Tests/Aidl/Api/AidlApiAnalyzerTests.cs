using System.Globalization;
using System.Text;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

/// <summary>With frozen APIs in the project, an edit that breaks them breaks the build.</summary>
public sealed class AidlApiAnalyzerTests
{
    private const string Clock = "package p; interface IClock { long now(in p.Zone zone); }";
    private const string Zone = "package p; parcelable Zone { String name = \"UTC\"; ext.Kind kind = ext.Kind.A; }";
    private const string Kind = "package ext; enum Kind { A, B }";

    [Fact]
    public void NoChangeIsNoFault() => Assert.Empty(Analyze([.. Current(), .. Version(1)]));

    [Fact]
    public void WhatIsAppendedIsNoFault() =>
        Assert.Empty(Analyze([.. Current(Clock.Replace("zone);", "zone); void reset();", StringComparison.Ordinal)), .. Version(1)]));

    [Fact]
    public void AnIncompatibleEditIsAnErrorAtItsToken() => Assert.Equal(
        ["/src/aidl/p/IClock.aidl:1:31: AIDL226"],
        Analyze([.. Current(Clock.Replace("long now", "int now", StringComparison.Ordinal)), .. Version(1)]));

    [Fact]
    public void ARemovedTypeIsAnErrorInItsFrozenFile() => Assert.Equal(
        ["/src/aidl_api/clock/1/p/Gone.aidl:1:23: AIDL220"],
        Analyze([.. Current(), .. Version(1, ("p/Gone.aidl", "package p; parcelable Gone { }"))]));

    [Fact]
    public void TheLastVersionCounts() => Assert.Equal(
        ["/src/aidl/p/IClock.aidl:1:22: AIDL222"],
        Analyze([.. Current(), .. Version(9, ("p/IClock.aidl", "package p; interface IClock { void old(); }")), .. Version(10, ("p/IClock.aidl", Clock.Replace("zone);", "zone); void reset();", StringComparison.Ordinal)))]));

    [Fact]
    public void AnEditOfAFrozenFileIsAnError()
    {
        AidlText[] version = Version(2);
        version[0] = version[0].With("long now", "long  now");

        Assert.Equal(["/src/aidl_api/clock/2/.hash:1:1: AIDL238"], Analyze([.. Current(), .. version]));
    }

    [Fact]
    public void AFrozenFileThatIsNoAidlIsAnError() => Assert.Equal(
        ["/src/aidl_api/clock/1/p/Bad.aidl:1:12: AIDL100"],
        Analyze([.. Current(), .. Version(1, ("p/Bad.aidl", "package p; nothing Bad;"))]));

    [Fact]
    public void NoCSharpIsMadeFromFrozenFiles()
    {
        Generation generation = Generation.OfAidl([.. Current(), .. Version(1), new AidlText("/src/aidl_api/clock/current/p/IOther.aidl", "package p; interface IOther { }")]);

        Assert.DoesNotContain(generation.Files, static file => file.HintName.Contains("IOther", StringComparison.Ordinal));
        Assert.Single(generation.Files, static file => file.HintName.EndsWith("IClock.Proxy.g.cs", StringComparison.Ordinal));
        Assert.Empty(generation.Compile());
    }

    [Theory]
    [InlineData("../aidl_api/clock/1", true)]
    [InlineData("aidl_api/clock/1/", true)]
    [InlineData("aidl_api/clock", false)]
    [InlineData(".", false)]
    public void AFrozenVersionThatIsAnImportRootIsCompiled(string importRoot, bool isCompiled)
    {
        AidlText[] version = [.. Version(1).Select(file => new AidlText(file.Path, file.GetText().ToString(), ("ImportRoot", importRoot), ("Version", "1")))];

        Generation generation = Generation.OfAidl([.. version, new AidlText("/src/aidl/ext/Kind.aidl", Kind)]);

        Assert.Empty(generation.Compile());
        Assert.Equal(isCompiled, generation.Files.Any(static file => file.SourceText.ToString().Contains("const int Version = 1;", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/a/aidl_api/clock/1/p/q/I.aidl", "clock", 1, "p/q/I.aidl")]
    [InlineData("aidl_api/clock/12/.hash", "clock", 12, ".hash")]
    [InlineData("C:\\a\\aidl_api\\com.clock\\3\\I.aidl", "com.clock", 3, "I.aidl")]
    [InlineData("/aidl_api/x/aidl_api/clock/1/I.aidl", "clock", 1, "I.aidl")]
    public void APathSaysApiAndVersion(string path, string api, int version, string relative) => Assert.Equal(new FrozenFile(api, version, relative), FrozenFile.Of(path));

    [Theory]
    [InlineData("/a/aidl_api/clock/current/p/I.aidl")]
    [InlineData("/a/aidl_api/clock/0/p/I.aidl")]
    [InlineData("/a/aidl_api/clock/1")]
    [InlineData("/a/aidl/p/I.aidl")]
    [InlineData("/a/aidl_apis/clock/1/p/I.aidl")]
    public void OtherPathsAreNotFrozen(string path) => Assert.Null(FrozenFile.Of(path));

    private static AidlText[] Current(string clock = Clock) =>
        [new("/src/aidl/p/IClock.aidl", clock), new("/src/aidl/p/Zone.aidl", Zone), new("/src/aidl/ext/Kind.aidl", Kind)];

    /// <summary>A frozen version with its hash: the given files instead of or beside the two of the API.</summary>
    private static AidlText[] Version(int version, params (string Path, string Text)[] files)
    {
        Dictionary<string, string> all = new() { ["p/IClock.aidl"] = Clock, ["p/Zone.aidl"] = Zone };
        foreach ((string path, string text) in files)
            all[path] = text;

        string hash = ApiHash.Compute(all.Select(static file => (file.Key, Encoding.UTF8.GetBytes(file.Value))), version);
        string folder = $"/src/aidl_api/clock/{version.ToString(CultureInfo.InvariantCulture)}/";
        return [.. all.Select(file => new AidlText(folder + file.Key, file.Value)), new AidlText(folder + ".hash", hash + "\n")];
    }

    private static IEnumerable<string> Analyze(IEnumerable<AidlText> files) => Generation.OfAidl(files).Analyze().Select(static diagnostic =>
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return FormattableString.Invariant($"{span.Path}:{span.StartLinePosition.Line + 1}:{span.StartLinePosition.Character + 1}: {diagnostic.Id}");
    }).Order(StringComparer.Ordinal);
}
