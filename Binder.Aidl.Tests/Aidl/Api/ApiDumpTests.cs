using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Binding;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

public sealed class ApiDumpTests
{
    /// <summary>Android's name for the file of a type with a dot in its name is one that no import finds.</summary>
    private const string DottedName = "files: qualified parcelable without a body";

    public static TheoryData<string> Accepted =>
        [.. CorpusCase.All.Where(static sample => sample.Rejections.Count == 0 && sample.FullName != DottedName && !sample.Sources.Contains("preprocessed.aidl", StringComparison.Ordinal)).Select(static sample => sample.FullName)];

    [Fact]
    public void MembersAreInTheOrderOfMethodsFieldsConstantsTypes()
    {
        AidlDeclaration declaration = AidlSources.BindOne("""
            package p;
            interface IFoo {
                enum E { A = 2, B, }
                const int A = 0x10 + 1;
                /** Says something. @nothing */
                oneway void a(int x, in @utf8InCpp String[] y, in List<String> z, in @nullable IFoo[] f);
                // A line.
                const String S = "h" + "i";
                /**
                 * Old.
                 * @deprecated use
                 *     a
                 * @hide
                 */
                @utf8InCpp @nullable String b(inout int[] c, out int[2][3] d);
            }
            """);

        Assert.Equal(
            """
            interface IFoo {
              oneway void a(int x, in @utf8InCpp String[] y, in List<String> z, in @nullable p.IFoo[] f);
              /**
               * @hide
               * @deprecated use a
               */
              @nullable @utf8InCpp String b(inout int[] c, out int[2][3] d);
              const int A = 17;
              const String S = "hi";
              enum E {
                A = 2,
                B = 3,
              }
            }

            """,
            ApiDump.Of(declaration));
    }

    [Fact]
    public void DefaultsAreComputed()
    {
        AidlDeclaration declaration = AidlSources.BindOne("""
            package p;
            /** @hide */
            @JavaDerive(toString=true, equals=false) @FixedSize
            parcelable Data {
                float f = 3.14f; double d = 2.5; double e = 1e10; float h = .5f; float g;
                long l = 5000000000; long m = -1; boolean b = 1 == 1; char c = 'x'; byte bb = 255u8; int hx = 0xffffffff;
                int[2] a = {1, 1 + 1}; int[2][1] n = {{1}, {2}};
                Color color = Color.RED;
                enum Color { RED }
            }
            """);

        Assert.Equal(
            """
            /* @hide */
            @FixedSize @JavaDerive(equals=false, toString=true)
            parcelable Data {
              float f = 3.140000f;
              double d = 2.500000;
              double e = 10000000000.000000;
              float h = 0.500000f;
              float g;
              long l = 5000000000;
              long m = -1;
              boolean b = true;
              char c = 'x';
              byte bb = -1;
              int hx = -1;
              int[2] a = {1, 2};
              int[2][1] n = {{1}, {2}};
              p.Data.Color color = p.Data.Color.RED;
              enum Color {
                RED = 0,
              }
            }

            """,
            ApiDump.Of(declaration));
    }

    [Theory]
    [InlineData("oneway interface IFoo { void a(); }", "interface IFoo {\n  oneway void a();\n}\n")]
    [InlineData("interface IFoo { void a() = 3; int b() = 1; }", "interface IFoo {\n  void a() = 3;\n  int b() = 1;\n}\n")]
    [InlineData("interface IFoo;", "interface IFoo {\n}\n")]
    [InlineData("parcelable Foo<T, U> { }", "parcelable Foo<T, U> {\n}\n")]
    [InlineData("@JavaOnlyStableParcelable parcelable Foo cpp_header \"a.h\" rust_type \"b\";", "@JavaOnlyStableParcelable\nparcelable Foo cpp_header \"a.h\" rust_type \"b\";\n")]
    [InlineData("union U { int a = 3; String b; }", "union U {\n  int a = 3;\n  String b;\n}\n")]
    [InlineData("@Backing(type=\"long\") enum E { A = 1 << 3, }", "@Backing(type=\"long\")\nenum E {\n  A = 8,\n}\n")]
    [InlineData("@UnsupportedAppUsage(trackingBug=12, maxTargetSdk=28) interface IFoo { }", "@UnsupportedAppUsage(maxTargetSdk=28, trackingBug=12)\ninterface IFoo {\n}\n")]
    [InlineData("@JavaSuppressLint({\"B\", \"A\"}) interface IFoo { }", "@JavaSuppressLint(value={\"B\", \"A\"})\ninterface IFoo {\n}\n")]
    [InlineData("/** @deprecated */ interface IFoo { }", "/**\n * @deprecated \n */\ninterface IFoo {\n}\n")]
    [InlineData("/** @hide */ // A line in between.\ninterface IFoo { }", "interface IFoo {\n}\n")]
    [InlineData("interface IFoo { const long A = -9223372036854775807 - 1; }", "interface IFoo {\n  const long A = -9223372036854775807 - 1;\n}\n")]
    [InlineData("// @hide\ninterface IFoo { }", "interface IFoo {\n}\n")]
    [InlineData("/* @hide2 */ interface IFoo { }", "interface IFoo {\n}\n")]
    [InlineData("/* Is in the middle of a line: @hide */ interface IFoo { }", "/* @hide */\ninterface IFoo {\n}\n")]
    public void ATypeHasOneSpelling(string source, string expected) => Assert.Equal(expected, ApiDump.Of(AidlSources.BindOne(source)));

    [Fact]
    public void AFileHasLicenceBannerAndPackage()
    {
        AidlBoundFile file = Apis.Bind("// Licence\n/* and\n more */\npackage a.b;\nparcelable Foo { }")[0];

        string text = ApiDump.File(file.Declarations[0], file.Source.Root.HeaderComments.Select(static comment => comment.Text));

        Assert.Equal("// Licence\n/* and\n more */\n" + ApiDump.Banner + "package a.b;\nparcelable Foo {\n}\n", text);
        Assert.Equal("a/b/Foo.aidl", ApiDump.PathOf(file.Declarations[0]));
    }

    /// <summary>A dump is AIDL: it says the same as its source, and has itself as its dump.</summary>
    [Theory]
    [MemberData(nameof(Accepted))]
    public void TheDumpOfADumpIsTheDump(string name)
    {
        CorpusCase sample = CorpusCase.All.Single(sample => sample.FullName == name);
        string[] dumps = Dump(AidlSources.Bind(sample.Sources, sample.Options));

        string[] again = Dump(AidlSources.Bind(string.Concat(dumps), sample.Options));

        Assert.Equal(dumps, again);
    }

    private static string[] Dump(ImmutableArray<AidlBoundFile> files)
    {
        Assert.Empty(files.SelectMany(static file => file.Diagnostics).Where(static diagnostic => diagnostic.IsError).Select(static diagnostic => diagnostic.Message));
        return [.. files.SelectMany(static file => file.Declarations).Select(static declaration => $"---- {ApiDump.PathOf(declaration)}\n{ApiDump.File(declaration, [])}").Order(StringComparer.Ordinal)];
    }
}
