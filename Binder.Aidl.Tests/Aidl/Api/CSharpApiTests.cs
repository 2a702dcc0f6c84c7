using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Tests.Export;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

/// <summary>With frozen APIs in the project, an edit of C# that breaks them breaks the build, at the token that breaks it.</summary>
public sealed class CSharpApiTests
{
    private const string Source =
        """
        namespace Com.Example;

        [BinderInterface("com.example.IClock")]
        public partial interface IClock
        {
            const int MaxZones = 64;
            long Now(Zone zone);
            Task<Zone> FindAsync(string name, CancellationToken token = default);
            [Oneway] void Reset(int millis);
            void Touch();
            void Fill([Out] byte[] rest, ref List<string> names);
            string Title { get; set; }
            event Action<long> Ticked;
        }

        [Parcelable("com.example.Zone")]
        public partial record Zone(string Name, Kind Kind = Kind.Solar)
        {
            public int Offset { get; set; } = 3;
            [FixedSize(2)] public int[] Range { get; set; } = default!;
        }

        [AidlName("com.example.Kind")]
        public enum Kind : int { Civil, Solar = 5 }

        [Union("com.example.Shape")]
        public abstract partial record Shape
        {
            public sealed record Edge(int Value) : Shape;
            public sealed record Label(string Value = "x") : Shape;
        }

        [BinderInterface("com.example.ICodes")]
        public partial interface ICodes
        {
            [Transaction(4)] void First();
            [Transaction(9)] void Second();
        }

        [BinderInterface("com.example.ISun")]
        public partial interface ISun : ICodes
        {
            [Transaction(20)] void Rise();
        }
        """;

    [Fact]
    public void NoChangeIsNoFault() => Assert.Empty(Analyze(Source));

    [Theory]
    [InlineData("event Action<long> Ticked;", "event Action<long> Ticked; void Added(Extra? extra);")]
    [InlineData("= default!;\n}", "= default!;\n    public Extra? Added { get; set; }\n    public int Number { get; set; }\n}")]
    [InlineData("Solar = 5", "Solar = 5, Lunar")]
    [InlineData("\"x\") : Shape;", "\"x\") : Shape; public sealed record Added(Extra? Value) : Shape;")]
    [InlineData("(9)] void Second();", "(9)] void Second(); [Transaction(1)] void Third();")]
    [InlineData("long Now(", "/** <summary>The time.</summary> */ [Obsolete] long Now(")]
    [InlineData("string name,", "string title,")]
    public void WhatMayGrowIsNoFault(string from, string to) => Assert.Empty(Analyze(Edit(from, to)));

    [Theory]
    [InlineData("    long Now(Zone zone);\n", "", "AIDL222 at IClock")]
    [InlineData("long Now", "int Now", "AIDL226 at int")]
    [InlineData("Now(Zone", "Now(string", "AIDL226 at string")]
    [InlineData("Now(Zone zone", "Now(Zone zone, int more", "AIDL223 at Now")]
    [InlineData("long Now", "void Other(); long Now", "AIDL225 at Other")]
    [InlineData("Task<Zone>", "Task<Shape>", "AIDL226 at Shape")]
    [InlineData("Task<Zone>", "Task<Zone?>", "")]
    [InlineData("[Oneway] ", "", "AIDL224 at Reset")]
    [InlineData("void Touch", "[Oneway] void Touch", "AIDL224 at Oneway")]
    [InlineData("[Out] byte[]", "ref byte[]", "AIDL228 at ref")]
    [InlineData("ref List", "List", "AIDL228 at names")]
    [InlineData("byte[] rest", "string[] rest", "AIDL226 at string[]")]
    [InlineData("string Title", "int Title", "AIDL226 at int, AIDL226 at int")]
    [InlineData("string Title { get; set; }", "string Title { get; }", "AIDL222 at IClock")]
    [InlineData("Action<long>", "Action<int>", "AIDL226 at Action<int>")]
    [InlineData("MaxZones = 64", "MaxZones = 65", "AIDL235 at 65")]
    [InlineData("const int", "const long", "AIDL226 at long")]
    [InlineData("int MaxZones", "int MinZones", "AIDL234 at IClock")]
    [InlineData("[BinderInterface(\"com.example.IClock\")]", "[BinderInterface(\"com.example.IClock\"), SensitiveData]", "AIDL227 at SensitiveData")]
    [InlineData("(string Name,", "(int Name,", "AIDL226 at int")]
    [InlineData("(string Name, Kind Kind = Kind.Solar)", "(Kind Kind = Kind.Solar, string Name = \"\")", "AIDL231 at Kind, AIDL231 at Name, AIDL232 at \"\"")]
    [InlineData("Kind = Kind.Solar", "Kind = Kind.Civil", "AIDL232 at Kind.Civil")]
    [InlineData("= 3;", "= 4;", "AIDL232 at 4")]
    [InlineData(" = 3;", "", "AIDL232 at Offset")]
    [InlineData("int Offset { get; set; } = 3", "long Offset { get; set; } = 3", "AIDL226 at long")]
    [InlineData("FixedSize(2)", "FixedSize(3)", "AIDL226 at int[]")]
    [InlineData("public int Offset", "public int Before { get; set; } public int Offset", "AIDL231 at Before")]
    [InlineData("    public int Offset { get; set; } = 3;\n", "", "AIDL229 at Zone")]
    [InlineData("= default!;", "= default!; public string Added { get; set; } = default!;", "AIDL233 at Added")]
    [InlineData("Solar = 5", "Solar = 6", "AIDL235 at 6")]
    [InlineData("Civil, ", "", "AIDL234 at Kind")]
    [InlineData("Kind : int", "Kind : long", "AIDL236 at long")]
    [InlineData("Edge(int Value)", "Edge(long Value)", "AIDL226 at long")]
    [InlineData("Value = \"x\"", "Value = \"y\"", "AIDL232 at \"y\"")]
    [InlineData("\"com.example.Shape\"", "\"com.example.Form\"", "AIDL220 at Shape")]
    [InlineData("[Transaction(4)]", "[Transaction(5)]", "AIDL225 at 5, AIDL225 at 5")]
    [InlineData("First()", "First(int of)", "AIDL223 at First, AIDL223 at First")]
    [InlineData("[Transaction(20)] void Rise();", "", "AIDL222 at ISun")]
    public void WhatBreaksOthersIsAnErrorAtItsToken(string from, string to, string expected) => Assert.Equal(expected, string.Join(", ", Analyze(Edit(from, to))));

    [Fact]
    public void AnotherKindIsAnErrorAtTheName() => Assert.Equal(
        ["AIDL221 at Shape"],
        Analyze(Source[..Source.IndexOf("[Union", StringComparison.Ordinal)]
            + "[Parcelable(\"com.example.Shape\")] public partial record Shape(int X);"
            + Source[Source.IndexOf("\n[BinderInterface(\"com.example.ICodes\")]", StringComparison.Ordinal)..]));

    [Fact]
    public void WhatCannotBeSaidInAidlAnyLongerIsAnError() => Assert.Equal(
        ["AIDL241 at IClock"],
        Analyze(Edit("void Touch();", "void Touch([ParcelMarshaller(typeof(Odd))] Version version);")
            + "\npublic readonly struct Odd : IParcelMarshaller<Version> { public static void Write(Parcel p, Version v) => p.WriteString16(v.ToString()); public static Version Read(Parcel p) => new(p.ReadRequiredString16()); }"));

    [Fact]
    public void CSharpWithErrorsIsNotCompared() => Assert.Equal(["AIDL012 at <T>"], Analyze(Edit("long Now(Zone zone);", "long Now<T>(Zone zone);")));

    [Fact]
    public void TypesThatNoFrozenApiKnowsAreLeftAlone() => Assert.Empty(Analyze(
        Source + "\n[BinderInterface(\"com.example.IOther\")] public partial interface IOther { void Use(short[] a, out int b); }"));

    [Fact]
    public void AidlFilesAndCSharpMakeOneApi()
    {
        AidlText lamp = new("/src/aidl/com/example/Lamp.aidl", "package com.example; parcelable Lamp { int watts; }");
        AidlText[] files = [lamp, .. Freeze(Source), new AidlText("/src/aidl_api/clock/1/com/example/Lamp.aidl", lamp.GetText(TestContext.Current.CancellationToken).ToString())];

        Assert.Empty(Analyze(Source, files));
        Assert.Equal(
            ["AIDL226 at int", "AIDL226 at long"],
            Analyze(Edit("long Now", "int Now"), [lamp.With("int watts", "long watts"), .. files[1..]]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatTheCompilerWroteIsComparedToo()
    {
        string compiled = Generation.OfAidl([new AidlText("/src/p/IClock.aidl", "package p; interface IClock { int now(); }")]).Files
            .Single(static file => file.HintName.EndsWith("IClock.Declaration.g.cs", StringComparison.Ordinal)).SourceText.ToString();

        Assert.Equal(["AIDL226 at int"], Analyze(compiled, new AidlText("/src/aidl_api/clock/1/p/IClock.aidl", "package p; interface IClock { long now(); }")));
    }

    private static string Edit(string from, string to)
    {
        Assert.Equal(2, Source.Split(from).Length);
        return Source.Replace(from, to, StringComparison.Ordinal) + "\n[Parcelable(\"com.example.Extra\")] public partial record Extra(int Value);";
    }

    private static AidlText[] Freeze(string source) =>
    [
        .. Exports.OfSource(source).AssertSays().Bind().Select(static declaration =>
            new AidlText("/src/aidl_api/clock/1/" + ApiDump.PathOf(declaration), ApiDump.File(declaration, []))),
    ];

    private static IEnumerable<string> Analyze(string source) => Analyze(source, Freeze(Source));

    private static IEnumerable<string> Analyze(string source, params AidlText[] files) => Generation.OfAidl(files, source).Analyze()
        .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
        .Select(diagnostic => $"{diagnostic.Id} at {TextOf(diagnostic.Location, files)}");

    private static string TextOf(Location location, AidlText[] files)
    {
        SourceText text = location.SourceTree?.GetText(TestContext.Current.CancellationToken) ?? files.Single(file => file.Path == location.GetLineSpan().Path).GetText(TestContext.Current.CancellationToken);
        return text.ToString(location.SourceSpan);
    }
}
