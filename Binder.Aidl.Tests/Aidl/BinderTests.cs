using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>What binding makes of correct files; what it refuses is in the corpus.</summary>
public sealed class BinderTests
{
    [Fact]
    public void AnInterfaceHasItsMethodsConstantsAndTypes()
    {
        AidlInterface bound = Assert.IsType<AidlInterface>(AidlSources.BindOne("""
            package com.example;

            /** Tells the time. */
            @Descriptor(value="com.example.IOldClock")
            interface IClock {
                const int MAX = 1 << 4;
                enum Zone { UTC, LOCAL = 5 }
                @nullable String name(in Zone zone, out long[] times, inout @nullable List<IBinder> more);
                /**
                 * Stops.
                 * @deprecated use nothing
                 *   at all
                 */
                oneway void stop();
            }
            """));

        Assert.Equal(("com.example", "com.example.IClock", "IClock", "com.example.IOldClock"), (bound.Package, bound.CanonicalName, bound.Name, bound.Descriptor));
        Assert.Equal(" Tells the time. ".Trim(), bound.Docs.Text.Trim());
        Assert.Equal(16, Assert.Single(bound.Constants).Value.Integer);
        AidlEnum zone = Assert.IsType<AidlEnum>(Assert.Single(bound.Nested));
        Assert.Equal("com.example.IClock.Zone", zone.CanonicalName);
        Assert.Equal([("UTC", 0L, false), ("LOCAL", 5L, true)], zone.Enumerators.Select(static e => (e.Name, e.Value, e.HasExplicitValue)));
        Assert.Equal(AidlTypeKind.Byte, zone.Backing);

        AidlMethod name = bound.Methods[0];
        Assert.Equal(("name", 1, 0, false, false), (name.Name, name.Code, name.Id, name.HasExplicitId, name.IsEffectivelyOneway));
        Assert.True(name.Result is { Kind: AidlTypeKind.String, IsNullable: true });
        Assert.Equal([AidlDirection.In, AidlDirection.Out, AidlDirection.InOut], name.Arguments.Select(static argument => argument.Direction));
        Assert.Equal(["com.example.IClock.Zone", "long[]", "List<IBinder>"], name.Arguments.Select(static argument => argument.Type.Signature));
        Assert.Equal((AidlTypeKind.Enum, AidlTypeKind.Byte), (name.Arguments[0].Type.Kind, name.Arguments[0].Type.Backing!.Value));

        AidlMethod stop = bound.Methods[1];
        Assert.Equal((2, true, true, "use nothing at all"), (stop.Code, stop.IsOneway, stop.IsEffectivelyOneway, stop.Docs.Deprecation));
    }

    [Fact]
    public void AParcelableHasItsFieldsWithDefaults()
    {
        AidlParcelable bound = Assert.IsType<AidlParcelable>(AidlSources.BindOne("""
            @JavaDerive(equals=true, toString=false)
            parcelable Foo {
                enum Kind { A, B }
                const int N = 2;
                boolean flag = true;
                char letter = 'x';
                float ratio = -1.5f;
                String text = "a" + "b";
                Kind kind = Kind.B;
                int[N][3] table = {{1, 2, 3}, {4, 5, 6}};
                @nullable(heap=true) Foo next;
            }
            """));

        Assert.True(bound.IsStructured);
        Assert.True(bound.Find("JavaDerive") is { } derive && derive.Flag("equals") && !derive.Flag("toString"));
        Assert.Equal((AidlValueKind.Boolean, 1L), (Default(bound, 0).Kind, Default(bound, 0).Integer));
        Assert.Equal((AidlValueKind.Char, (long)'x'), (Default(bound, 1).Kind, Default(bound, 1).Integer));
        Assert.Equal((AidlValueKind.Float, -1.5, "-1.5f"), (Default(bound, 2).Kind, Default(bound, 2).Floating, Default(bound, 2).Text));
        Assert.Equal((AidlValueKind.String, "ab"), (Default(bound, 3).Kind, Default(bound, 3).Text));
        Assert.Equal((AidlValueKind.Enumerator, "B", "Foo.Kind", 1L), (Default(bound, 4).Kind, Default(bound, 4).Text, Default(bound, 4).Type, Default(bound, 4).Integer));
        Assert.Equal(6, Default(bound, 5).Elements[1].Elements[2].Integer);
        Assert.Equal([2, 3], bound.Fields[5].Type.Dimensions.Select(static dimension => dimension.Size!.Value));
        Assert.True(bound.Fields[6].Type is { IsHeapNullable: true, Kind: AidlTypeKind.Parcelable });
    }

    [Fact]
    public void AUnionHasATag()
    {
        AidlParcelable bound = Assert.IsType<AidlParcelable>(AidlSources.BindOne("""
            parcelable Foo {
                @FixedSize union Small { int a; long b; }
                union Big { int a; String b; }
                Small.Tag small = Small.Tag.b;
                Big.Tag big = Big.Tag.b;
            }
            """));

        Assert.Equal((AidlTypeKind.Byte, 1L), (bound.Fields[0].Type.Backing!.Value, Default(bound, 0).Integer));
        Assert.Equal((AidlTypeKind.Int, 1L), (bound.Fields[1].Type.Backing!.Value, Default(bound, 1).Integer));
        Assert.Equal("Foo.Big.Tag", bound.Fields[1].Type.Name);
    }

    [Fact]
    public void AParcelableWithoutABodyHasItsHeaders()
    {
        AidlParcelable bound = Assert.IsType<AidlParcelable>(AidlSources.BindOne("parcelable Foo cpp_header \"a.h\" rust_type \"b::C\";"));

        Assert.False(bound.IsStructured);
        Assert.Equal([new AidlHeader("cpp_header", "a.h"), new AidlHeader("rust_type", "b::C")], bound.Headers);
    }

    [Fact]
    public void ManualIdsGiveTheCodes()
    {
        AidlInterface bound = Assert.IsType<AidlInterface>(AidlSources.BindOne("interface IFoo { void f() = 7; void g() = 0; }"));

        Assert.Equal([(8, true), (1, true)], bound.Methods.Select(static method => (method.Code, method.HasExplicitId)));
    }

    [Theory]
    [InlineData("/** @hide */", true, null)]
    [InlineData("/** Text.\n * @hide\n */", true, null)]
    [InlineData("/** @hidden */", false, null)]
    [InlineData("// @hide", false, null)]
    [InlineData("/** @hide */ /** last one counts */", false, null)]
    [InlineData("/** @deprecated */", false, "")]
    [InlineData("/* @deprecated since 2 */", false, "since 2")]
    [InlineData("/** @deprecated: use now */", false, ": use now")]
    [InlineData("/** @deprecatedly */", false, null)]
    [InlineData("/** not a tag: @deprecated */", false, null)]
    [InlineData("/**\n * @deprecated one\n * two\n * @hide\n * three\n */", true, "one two")]
    public void TagsOfTheLastBlockCommentCount(string comment, bool isHidden, string? deprecation)
    {
        AidlDeclaration bound = AidlSources.BindOne($"{comment}\ninterface IFoo {{ }}");

        Assert.Equal((isHidden, deprecation), (bound.Docs.IsHidden, bound.Docs.Deprecation));
    }

    [Fact]
    public void MovingADeclarationChangesNothingAboutIt()
    {
        Assert.Equal(
            AidlSources.BindOne("package a; interface IFoo { const int A = 1; void f(int x); }"),
            AidlSources.BindOne("package a;\n\n\n  interface IFoo {\n const int A = 1;\n\n void f( int x ) ; }"));
        Assert.NotEqual(
            AidlSources.BindOne("package a; interface IFoo { void f(int x); }"),
            AidlSources.BindOne("package a; interface IFoo { void f(int y); }"));
    }

    [Theory]
    [InlineData("interface IFoo { const int A = 1; void f(); }", "interface IFoo { /* x */ const int A = 1; void g(int a); void h(); }", true)]
    [InlineData("interface IFoo { const int A = 1; }", "interface IFoo { const int A = 2; }", false)]
    [InlineData("interface IFoo { }", "interface IFoo { parcelable Bar { } }", false)]
    [InlineData("parcelable IFoo { int a; }", "parcelable IFoo { int[] b; }", false)]
    [InlineData("parcelable IFoo { int[] a; }", "parcelable IFoo { List<String> b; }", true)]
    [InlineData("parcelable IFoo { }", "@FixedSize parcelable IFoo { }", false)]
    public void OnlyWhatOthersSeeChangesTheIndex(string before, string after, bool isEqual) =>
        Assert.Equal(isEqual, IndexOf(before).Equals(IndexOf(after)));

    [Fact]
    public void EveryDiagnosticLiesInItsFile()
    {
        foreach (CorpusCase sample in CorpusCase.All)
        {
            foreach (AidlBoundFile file in AidlSources.Bind(sample.Sources, sample.Options))
                Assert.All(file.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, file.Source.Text.Length));
        }
    }

    [Fact]
    public void ALargeEnumAndALargeInterfaceAreBound()
    {
        string enumerators = string.Join(", ", Enumerable.Range(0, 10_000).Select(static i => i % 3 == 0 ? $"A{i} = {i}" : $"A{i}"));
        AidlEnum bound = Assert.IsType<AidlEnum>(AidlSources.BindOne($"@Backing(type=\"int\") enum Foo {{ {enumerators} }}"));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(static i => (long)i), bound.Enumerators.Select(static enumerator => enumerator.Value));

        string chain = string.Join(", ", Enumerable.Range(0, 10_000).Select(static i => $"A{i} = A{i + 1} - 1"));
        bound = Assert.IsType<AidlEnum>(AidlSources.BindOne($"@Backing(type=\"int\") enum Foo {{ {chain}, A10000 = 10000 }}"));
        Assert.Equal(0, bound.Enumerators[0].Value);
    }

    private static AidlIndex IndexOf(string source) => AidlIndex.From([OutlineBuilder.Build(AidlSources.Parse(source))]);

    private static AidlValue Default(AidlParcelable parcelable, int field) => Assert.IsType<AidlValue>(parcelable.Fields[field].Default);
}
