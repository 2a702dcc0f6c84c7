using System.Collections.Immutable;
using System.Text;
using Binder.Aidl.Generator;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Tests.Export;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

/// <summary>Version and hash of interfaces come from the frozen files: those of the newest version while nothing differs from it, else the next one's.</summary>
public sealed class ApiIdentityTests
{
    private const string Clock = "package p; interface IClock { long now(in p.Zone zone); }";
    private const string Zone = "package p; parcelable Zone { String name = \"UTC\"; }";

    private static readonly string Hash1 = HashOf(("p/IClock.aidl", Clock), ("p/Zone.aidl", Zone));

    [Fact]
    public void WhatEqualsTheNewestVersionIsThatVersion() => AssertIdentity(1, Hash1, [.. Current(), .. Version1()]);

    [Fact]
    public void ACommentIsNoDifference() => AssertIdentity(1, Hash1, [.. Current("package p; /** Tells it. */ interface IClock { long now(in p.Zone zone); }"), .. Version1()]);

    [Theory]
    [InlineData("zone);", "zone); void reset();")]
    [InlineData("in p.Zone zone", "in p.Zone where")]
    public void WhatDiffersIsTheNextVersionAndNotFrozen(string from, string to) =>
        AssertIdentity(2, "notfrozen", [.. Current(Clock.Replace(from, to, StringComparison.Ordinal)), .. Version1()]);

    [Fact]
    public void AnotherTypeMakesADifferenceToo() =>
        AssertIdentity(2, "notfrozen", [.. Current()[..1], Current()[1].With("\"UTC\";", "\"UTC\"; int offset;"), .. Version1()]);

    [Fact]
    public void ANewTypeInAPackageOfTheApiIsADifference() =>
        AssertIdentity(2, "notfrozen", [.. Current(), new AidlText("/src/aidl/p/Kind.aidl", "package p; enum Kind { A }"), .. Version1()]);

    [Fact]
    public void TypesOfOtherPackagesAreNoPartOfTheApi()
    {
        AidlText[] files = [.. Current(), new AidlText("/src/aidl/q/IOther.aidl", "package q; interface IOther { void f(); }"), .. Version1()];

        AssertIdentity(1, Hash1, files);
        Assert.DoesNotContain("Version", TextOf(files, "Q.IOther.Contract"), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutFrozenFilesThereIsNoVersion() => Assert.DoesNotContain("Version", TextOf(Current(), "P.IClock.Contract"), StringComparison.Ordinal);

    [Fact]
    public void AFrozenVersionIsWhatItIs()
    {
        AidlText[] old = [.. Version1().Select(static file => new AidlText(file.Path, file.GetText(TestContext.Current.CancellationToken).ToString(), ("ImportRoot", "/src/aidl_api/clock/1")))];

        AssertIdentity(1, Hash1, old);
    }

    [Fact]
    public void WhatIsStatedStands() => AssertIdentity(7, "x", [.. Current(Clock, ("Version", "7"), ("Hash", "x")), .. Version1()]);

    [Fact]
    public void WhatIsStatedRightlyIsNoFault() => Assert.Empty(Analyze([.. Current(Clock, ("Version", "1"), ("Hash", Hash1)), .. Version1()]));

    [Theory]
    [InlineData("Version", "2")]
    [InlineData("Hash", "notfrozen")]
    public void WhatIsStatedWronglyIsAFaultOfTheFile(string name, string value)
    {
        AidlText[] files = [.. Current(Clock, (name, value)), .. Version1()];

        Diagnostic[] faults = [.. Analyze(files)];

        Assert.Equal([("AIDL239", "/src/aidl/p/IClock.aidl"), ("AIDL239", "/src/aidl/p/Zone.aidl")], faults.Select(static fault => (fault.Id, fault.Location.GetLineSpan().Path)).Order());
    }

    [Fact]
    public void AnEditOfOneMemberRedoesOneFileOnceTheVersionIsTheNext()
    {
        AidlText next = Current(Clock.Replace("zone);", "zone); void reset();", StringComparison.Ordinal))[0];
        AidlText later = next.With("reset()", "restart()");
        AidlText[] files = [next, Current()[1], .. Version1()];
        AidlTextOptions options = new([.. files, later]);
        GeneratorDriver driver = Generation.Driver().AddAdditionalTexts([.. files]).WithUpdatedAnalyzerConfigOptions(options);
        Compilation compilation = Generation.Compile("");
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);

        GeneratorDriverRunResult result = driver.ReplaceAdditionalText(next, later).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult();

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], ReasonsOf(result, AidlFileGenerator.Steps.Apis));
        Assert.Equal([IncrementalStepRunReason.Cached], ReasonsOf(result, AidlFileGenerator.Steps.FrozenApis));
        Assert.Equal([IncrementalStepRunReason.Unchanged], ReasonsOf(result, AidlFileGenerator.Steps.Identities));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], ReasonsOf(result, AidlFileGenerator.Steps.Files));
    }

    [Fact]
    public void TheSamplesOfThePageSayWhatCSharpMayState()
    {
        DiagnosticPage page = new(ApiDescriptors.WrongIdentity.Id);
        AidlText frozen = new("/src/aidl_api/clock/1/com/example/IClock.aidl", page.Frozen.Code);
        AidlText hash = new("/src/aidl_api/clock/1/.hash", HashOf(("com/example/IClock.aidl", page.Frozen.Code)) + "\n");

        Assert.Empty(Analyze([frozen, hash], page.Good.Code));
        Assert.Equal(
            page.Bad.Expected(),
            Analyze([frozen, hash], page.Bad.Code).Select(static fault => (fault.Id, Span: fault.Location.GetLineSpan()))
                .Select(static fault => (fault.Id, fault.Span.StartLinePosition.Line, fault.Span.StartLinePosition.Character, fault.Span.EndLinePosition.Character)));
    }

    [Fact]
    public void CSharpOfTheNextVersionSaysSo()
    {
        const string Source = "namespace P; [BinderInterface(\"p.ILamp\", Version = 2, Hash = \"notfrozen\")] public partial interface ILamp : IInterface { void On(); /**/ }";
        AidlText[] frozen = [.. Exports.OfSource(Source).Bind().Select(static type => new AidlText("/src/aidl_api/lamp/1/" + ApiDump.PathOf(type), ApiDump.File(type, [])))];
        AidlText[] files = [.. frozen, new("/src/aidl_api/lamp/1/.hash", HashOf([.. frozen.Select(static file => (file.Path["/src/aidl_api/lamp/1/".Length..], file.GetText(TestContext.Current.CancellationToken).ToString()))]) + "\n")];

        Assert.Equal(["AIDL239", "AIDL239"], Analyze(files, Source).Select(static fault => fault.Id));
        Assert.Empty(Analyze(files, Source.Replace("/**/", "void Off();", StringComparison.Ordinal)));
    }

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorDriverRunResult result, string step) =>
        result.Results.SelectMany(generator => generator.TrackedSteps.TryGetValue(step, out var runs) ? runs : [])
            .SelectMany(static run => run.Outputs).Select(static output => output.Reason);

    private static void AssertIdentity(int version, string hash, AidlText[] files)
    {
        string contract = TextOf(files, "P.IClock.Contract");
        Assert.Contains(FormattableString.Invariant($"const int Version = {version};"), contract, StringComparison.Ordinal);
        Assert.Contains($"const string Hash = \"{hash}\";", contract, StringComparison.Ordinal);
    }

    private static string TextOf(AidlText[] files, string hint)
    {
        Generation generation = Generation.OfAidl(files);
        Assert.Empty(generation.Compile());
        return generation.Files.Single(file => file.HintName == hint + ".g.cs").SourceText.ToString();
    }

    private static ImmutableArray<Diagnostic> Analyze(AidlText[] files, string source = "") => Generation.OfAidl(files, source).Analyze();

    private static AidlText[] Current(string clock = Clock, params (string Name, string Value)[] metadata) =>
        [new("/src/aidl/p/IClock.aidl", clock, metadata), new("/src/aidl/p/Zone.aidl", Zone, metadata)];

    private static AidlText[] Version1() =>
        [new("/src/aidl_api/clock/1/p/IClock.aidl", Clock), new("/src/aidl_api/clock/1/p/Zone.aidl", Zone), new("/src/aidl_api/clock/1/.hash", Hash1 + "\n")];

    private static string HashOf(params (string Path, string Text)[] files) =>
        ApiHash.Compute(files.Select(static file => (file.Path, Encoding.UTF8.GetBytes(file.Text))), version: 1);
}
