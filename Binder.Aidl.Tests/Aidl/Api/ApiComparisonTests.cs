using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

/// <summary>What an API may change between versions, and what not.</summary>
public sealed class ApiComparisonTests
{
    private const string Foo = "package p; parcelable Foo { int a; }";

    [Theory]
    // Types.
    [InlineData("package p; parcelable Foo { int a; }", "package p; parcelable Foo { int a; }\n---- p/Bar.aidl\npackage p; parcelable Bar { }")]
    [InlineData("package p; parcelable Foo { int a; }", "package p; parcelable Foo { int a; enum E { X } }")]
    [InlineData("package p; parcelable Foo;", "package p; parcelable Foo cpp_header \"foo.h\";")]
    // Methods.
    [InlineData("package p; interface I { void a(); }", "package p; interface I { void a(); void b(); void c(in List<String> d); }")]
    [InlineData("package p; interface I { void a(int b); }", "package p; interface I { void a(int c); }")]
    [InlineData("package p; interface I { void a() = 5; }", "package p; interface I { void b() = 2; void a() = 5; }")]
    [InlineData("package p; interface I { void a(); }", "package p; interface I { void a() = 0; void b() = 7; }")]
    [InlineData("package p; interface I { void a() = 1; void b() = 0; }", "package p; interface I { void b() = 0; void a() = 1; }")]
    [InlineData("package p; oneway interface I { void a(); }", "package p; interface I { oneway void a(); }")]
    [InlineData("package p; interface I { void a(int b); }", "package p; interface I { void a(in int b); }")]
    [InlineData("package p; interface I { }", "package p; interface I { void a(); }")]
    [InlineData("package p; interface I { }", "package p; interface I;")]
    // Fields.
    [InlineData(Foo, "package p; parcelable Foo { int a; int b; }")]
    [InlineData(Foo, "package p; parcelable Foo { int a; String b = \"\"; @nullable String c; @nullable List<String> d; int[] e = {}; }")]
    [InlineData(Foo, "package p; parcelable Foo { int renamed; }")]
    [InlineData("package p; parcelable Foo { int a; String b; }", "package p; parcelable Foo { int c; String d; }")]
    [InlineData(Foo, "package p; parcelable Foo { int a = 0; }")]
    [InlineData("package p; parcelable Foo { boolean a; float b; double c = 0.0; long d = 0; }", "package p; parcelable Foo { boolean a = false; float b = 0.0f; double c; long d; }")]
    [InlineData("package p; parcelable Foo { float a = 1.5f; }", "package p; parcelable Foo { float a = 15e-1f; }")]
    [InlineData("package p; parcelable Foo { int a = 3; }", "package p; parcelable Foo { int a = 1 + 2; }")]
    [InlineData("package p; parcelable Foo { enum E { X, Y } E a; }", "package p; parcelable Foo { enum E { X, Y } E a = E.X; }")]
    [InlineData("package p; parcelable Foo { enum E { X } }", "package p; parcelable Foo { enum E { X } E a; }")]
    [InlineData("package p; parcelable Foo { enum E { X = 1 } }", "package p; parcelable Foo { enum E { X = 1 } E a = E.X; }")]
    // Unions.
    [InlineData("package p; union U { int a; }", "package p; union U { int a; int b; @nullable String c; }")]
    [InlineData("package p; union U { int a; }", "package p; union U { int a; String b; String[] c; }")]
    [InlineData("package p; union U { int a; }", "package p; union U { int renamed; }")]
    // Enums and constants.
    [InlineData("package p; enum E { A = 1, }", "package p; enum E { B = 2, A = 1, }")]
    [InlineData("package p; @Backing(type=\"byte\") enum E { A }", "package p; enum E { A }")]
    [InlineData("package p; enum E { A, B }", "package p; enum E { A = 0, B = A + 1 }")]
    [InlineData("package p; interface I { const int A = 1; }", "package p; interface I { const int B = 2; const int A = B - 1; }")]
    // Annotations.
    [InlineData("package p; interface I { String a(String b); }", "package p; interface I { @nullable String a(@nullable String b); }")]
    [InlineData("package p; interface I { @nullable String a(@nullable String b); }", "package p; interface I { String a(String b); }")]
    [InlineData("package p; interface I { @utf8InCpp @nullable String a(); }", "package p; interface I { @nullable @utf8InCpp String a(); }")]
    [InlineData("package p; parcelable Foo { }", "package p; @JavaDerive(toString=true) @RustDerive(Clone=true) @JavaSuppressLint({\"NewApi\"}) @SuppressWarnings(value={\"const-name\"}) parcelable Foo { }")]
    [InlineData("package p; interface I { }", "package p; @JavaDefault @JavaDelegator interface I { }")]
    [InlineData("package p; parcelable Foo { int a; }", "package p; @JavaOnlyImmutable parcelable Foo { int a; }")]
    [InlineData("package p; parcelable Foo { }", "package p; @JavaPassthrough(annotation=\"@Deprecated(since=1)\") parcelable Foo { }")]
    [InlineData("package p; @JavaPassthrough(annotation=\"@A\") @JavaPassthrough(annotation=\"@B\") parcelable Foo { }", "package p; @JavaPassthrough(annotation=\"@B\") @JavaPassthrough(annotation=\"@A\") parcelable Foo { }")]
    [InlineData("package p; parcelable Foo { }", "package p; /** @deprecated @hide */ parcelable Foo { }")]
    public void ACompatibleChangeIsNoFault(string older, string newer) => Assert.Empty(Compatible(older, newer));

    [Theory]
    // Types.
    [InlineData(Foo, "package p; parcelable Bar { int a; }", "p/Foo.aidl:1:23: AIDL220 Type 'p.Foo' is gone")]
    [InlineData(Foo, "package q; parcelable Foo { int a; }", "p/Foo.aidl:1:23: AIDL220 Type 'p.Foo' is gone")]
    [InlineData("package p; parcelable Foo { enum E { X } }", "package p; parcelable Foo { }", "p/Foo.aidl:1:34: AIDL220 Type 'p.Foo.E' is gone")]
    [InlineData(Foo, "package p; union Foo { int a; }", "p/Foo.aidl:1:18: AIDL221 'p.Foo' was a parcelable and is a union now")]
    [InlineData(Foo, "package p; parcelable Foo;", "p/Foo.aidl:1:23: AIDL221 'p.Foo' was a parcelable and is a parcelable without fields of its own now")]
    [InlineData("package p; interface E { }", "package p; enum E { A }", "p/E.aidl:1:17: AIDL221 'p.E' was an interface and is an enum now")]
    // Methods.
    [InlineData("package p; interface I { void a(); }", "package p; interface I { }", "p/I.aidl:1:22: AIDL222 Method 'a' of 'p.I' is gone")]
    [InlineData("package p; interface I { void a(); }", "package p; interface I { void b(); }", "p/I.aidl:1:22: AIDL222 Method 'a' of 'p.I' is gone")]
    [InlineData("package p; interface I { void a(); void b(); }", "package p; interface I { void b(); }", "p/I.aidl:1:22: AIDL222 Method 'a' of 'p.I' is gone")]
    [InlineData("package p; interface I { void a(int b); }", "package p; interface I { void a(int b, int c); }", "p/I.aidl:1:31: AIDL223 Method 'a' was 'a(int)' and is 'a(int, int)' now")]
    [InlineData("package p; interface I { void a(); }", "package p; interface I { oneway void a(); }", "p/I.aidl:1:26: AIDL224 Method 'a' was two-way and is one-way now")]
    [InlineData("package p; interface I { void a(); }", "package p; oneway interface I { void a(); }", "p/I.aidl:1:12: AIDL224 Method 'a' was two-way and is one-way now")]
    [InlineData("package p; interface I { oneway void a(); }", "package p; interface I { void a(); }", "p/I.aidl:1:31: AIDL224 Method 'a' was one-way and is two-way now")]
    [InlineData("package p; interface I { void a(); void b(); }", "package p; interface I { void a(); void c(); void b(); }", "p/I.aidl:1:41: AIDL225 Method 'c' is put before methods of the older version, which changes what codes mean; move it to the end")]
    [InlineData("package p; interface I { void a(); void b(); }", "package p; interface I { void b(); void a(); }", "p/I.aidl:1:41: AIDL225 Method 'a' had the transaction id 0 and has 1 now, which changes what codes mean; bring the methods back into their order", "p/I.aidl:1:31: AIDL225 Method 'b' had the transaction id 1 and has 0 now")]
    [InlineData("package p; interface I { void a() = 3; }", "package p; interface I { void a() = 4; }", "p/I.aidl:1:37: AIDL225 Method 'a' had the transaction id 3 and has 4 now, which changes what codes mean; give it 3 again")]
    [InlineData("package p; interface I { void a(); void b(); }", "package p; interface I { void a() = 1; void b() = 0; }", "p/I.aidl:1:37: AIDL225 Method 'a' had", "p/I.aidl:1:51: AIDL225 Method 'b' had")]
    [InlineData("package p; interface I { void a(int b); }", "package p; interface I { void a(in long b); }", "p/I.aidl:1:36: AIDL226 Parameter 'b' of 'a' was of type 'int' and is of type 'long' now")]
    [InlineData("package p; interface I { int a(); }", "package p; interface I { long a(); }", "p/I.aidl:1:26: AIDL226 The result of 'a' was of type 'int' and is of type 'long' now")]
    [InlineData("package p; interface I { void a(in int[] b); }", "package p; interface I { void a(in int[2] b); }", "p/I.aidl:1:36: AIDL226 Parameter 'b' of 'a' was of type 'int[]' and is of type 'int[2]' now")]
    [InlineData("package p; interface I { void a(in int[] b); }", "package p; interface I { void a(inout int[] b); }", "p/I.aidl:1:33: AIDL228 Parameter 'b' of 'a' was 'in' and is 'inout' now")]
    // Fields.
    [InlineData("package p; parcelable Foo { int a; int b; }", "package p; parcelable Foo { int a; }", "p/Foo.aidl:1:23: AIDL229 Field 'b' of 'p.Foo' is gone")]
    [InlineData("package p; parcelable Foo { int a; int b; }", "package p; parcelable Foo { int b; int c; }", "p/Foo.aidl:1:23: AIDL229 Field 'a' of 'p.Foo' is gone")]
    [InlineData("package p; parcelable Foo { int a; String b; }", "package p; parcelable Foo { String b; int a; }", "p/Foo.aidl:1:36: AIDL231 Field 'b' was number 2 and is number 1 now, but fields are sent in their order; bring", "p/Foo.aidl:1:43: AIDL231 Field 'a' was number 1 and is number 2 now")]
    [InlineData("package p; parcelable Foo { int a; String b; }", "package p; parcelable Foo { int a; int c; String b; }", "p/Foo.aidl:1:40: AIDL231 Field 'c' is put before fields of the older version, but fields are sent in their order; move it to the end")]
    [InlineData(Foo, "package p; parcelable Foo { long a; }", "p/Foo.aidl:1:29: AIDL226 Field 'a' was of type 'int' and is of type 'long' now")]
    [InlineData(Foo, "package p; parcelable Foo { long renamed; }", "p/Foo.aidl:1:29: AIDL226 Field 'renamed' was of type 'int' and is of type 'long' now")]
    [InlineData("package p; parcelable Foo { int a = 1; }", "package p; parcelable Foo { int a = 2; }", "p/Foo.aidl:1:37: AIDL232 The default of field 'a' was '1' and is '2' now")]
    [InlineData("package p; parcelable Foo { String a = \"\"; }", "package p; parcelable Foo { String a; }", "p/Foo.aidl:1:36: AIDL232 The default of field 'a' was '\"\"' and is none now")]
    [InlineData("package p; parcelable Foo { enum E { X, Y } E a; }", "package p; parcelable Foo { enum E { X, Y } E a = E.Y; }", "p/Foo.aidl:1:51: AIDL232 The default of field 'a' was none and is 'p.Foo.E.Y' now")]
    [InlineData("package p; parcelable Foo { enum E { X, Y } E a = E.X; }", "package p; parcelable Foo { enum E { X, Y } E a; }", "p/Foo.aidl:1:47: AIDL232 The default of field 'a' was 'p.Foo.E.X' and is none now")]
    [InlineData(Foo, "package p; parcelable Foo { int a; String b; }", "p/Foo.aidl:1:43: AIDL233 Field 'b' is new, but those who do not know it send nothing for it; give it a default or make it nullable")]
    [InlineData(Foo, "package p; parcelable Foo { int a; List<String> b; }", "p/Foo.aidl:1:49: AIDL233 Field 'b' is new")]
    [InlineData(Foo, "package p; parcelable Foo { int a; int[] b; }", "p/Foo.aidl:1:42: AIDL233 Field 'b' is new")]
    [InlineData(Foo, "package p; parcelable Foo { int a; IBinder b; }", "p/Foo.aidl:1:44: AIDL233 Field 'b' is new")]
    [InlineData(Foo, "package p; parcelable Foo { int a; ParcelableHolder b; }", "p/Foo.aidl:1:53: AIDL233 Field 'b' is new, but those who do not know it send nothing for it; a holder cannot be appended at all")]
    [InlineData("package p; parcelable Foo { enum E { X = 1 } }", "package p; parcelable Foo { enum E { X = 1 } E a; }", "p/Foo.aidl:1:48: AIDL233 Field 'a' is new, but those who do not know it send nothing for it; give it a default, or its enum an enumerator that is 0")]
    [InlineData("package p; @FixedSize parcelable Foo { int a; }", "package p; @FixedSize parcelable Foo { int a; int b = 0; }", "p/Foo.aidl:1:51: AIDL230 Field 'b' is new, but 'p.Foo' is of fixed size")]
    [InlineData("package p; @FixedSize parcelable Foo { int a; int b; }", "package p; @FixedSize parcelable Foo { int a; }", "p/Foo.aidl:1:34: AIDL229 Field 'b' of 'p.Foo' is gone")]
    // Unions.
    [InlineData("package p; union U { int a; int b; }", "package p; union U { int a; }", "p/U.aidl:1:18: AIDL229 Field 'b' of 'p.U' is gone")]
    [InlineData("package p; union U { int a; long b; }", "package p; union U { long b; int a; }", "p/U.aidl:1:27: AIDL231 Field 'b' was", "p/U.aidl:1:34: AIDL231 Field 'a' was")]
    // Enums and constants.
    [InlineData("package p; enum E { A, B }", "package p; enum E { A }", "p/E.aidl:1:17: AIDL234 Enumerator 'B' of 'p.E' is gone")]
    [InlineData("package p; enum E { A, B }", "package p; enum E { B, A = 3 }", "p/E.aidl:1:28: AIDL235 Enumerator 'A' was 0 and is 3 now", "p/E.aidl:1:21: AIDL235 Enumerator 'B' was 1 and is 0 now")]
    [InlineData("package p; enum E { A }", "package p; @Backing(type=\"int\") enum E { A }", "p/E.aidl:1:12: AIDL236 'p.E' was backed by 'byte' and is backed by 'int' now")]
    [InlineData("package p; @Backing(type=\"int\") enum E { A }", "package p; enum E { A }", "p/E.aidl:1:17: AIDL236 'p.E' was backed by 'int' and is backed by 'byte' now")]
    [InlineData("package p; interface I { const int A = 1; }", "package p; interface I { }", "p/I.aidl:1:22: AIDL234 Constant 'A' of 'p.I' is gone")]
    [InlineData("package p; interface I { const int A = 1; }", "package p; interface I { const int A = 1 + 1; }", "p/I.aidl:1:40: AIDL235 Constant 'A' was 1 and is 2 now")]
    [InlineData("package p; interface I { const int A = 1; }", "package p; interface I { const long A = 1; }", "p/I.aidl:1:32: AIDL226 Constant 'A' was of type 'int' and is of type 'long' now")]
    [InlineData("package p; parcelable Foo { const String A = \"a\"; }", "package p; parcelable Foo { const String A = \"b\"; }", "p/Foo.aidl:1:46: AIDL235 Constant 'A' was \"a\" and is \"b\" now")]
    // Annotations.
    [InlineData("package p; interface I { }", "package p; @VintfStability interface I { }", "p/I.aidl:1:12: AIDL227 '@VintfStability' was added to 'p.I', which others cannot know; take it away")]
    [InlineData("package p; @Descriptor(value=\"a\") interface I { }", "package p; @Descriptor(value=\"b\") interface I { }", "p/I.aidl:1:12: AIDL227 '@Descriptor(value=\"b\")' was added to 'p.I'", "p/I.aidl:1:45: AIDL227 '@Descriptor(value=\"a\")' was removed from 'p.I', which others cannot know; bring it back")]
    [InlineData("package p; parcelable Foo { int a; }", "package p; @FixedSize parcelable Foo { int a; }", "p/Foo.aidl:1:12: AIDL227 '@FixedSize' was added to 'p.Foo'")]
    [InlineData("package p; interface I { String a(); }", "package p; interface I { @utf8InCpp String a(); }", "p/I.aidl:1:26: AIDL227 '@utf8InCpp' was added to the result of 'a'")]
    [InlineData("package p; parcelable Foo { @utf8InCpp String a; }", "package p; parcelable Foo { String a; }", "p/Foo.aidl:1:36: AIDL227 '@utf8InCpp' was removed from field 'a'")]
    [InlineData("package p; parcelable Foo { }", "package p; @JavaPassthrough(annotation=\"@A\") parcelable Foo { }", "p/Foo.aidl:1:12: AIDL227 ")]
    public void AnIncompatibleChangeIsAFaultAtItsToken(string older, string newer, params string[] faults) =>
        Assert.Equal(faults, Compatible(older, newer).Zip(faults.Concat(Enumerable.Repeat("", 99)), static (fault, expected) => Shorten(fault, expected)));

    private static string Shorten(string fault, string expected) => expected.Length > 0 && fault.StartsWith(expected, StringComparison.Ordinal) ? expected : fault;

    [Fact]
    public void ChangesInNestedTypesAreFound()
    {
        const string Older = "package p; parcelable Foo { interface IBar { void foo(); } }";
        const string Newer = "package p; parcelable Foo { interface IBar { void foo(int n); } }";

        Assert.Equal(["p/Foo.aidl:1:51: AIDL223 Method 'foo' was 'foo()' and is 'foo(int)' now; bring it back as it was, and append a new method with the new parameters"], Compatible(Older, Newer));
    }

    [Theory]
    [InlineData(Foo, "package p; /* other */ parcelable Foo { int a; }")]
    [InlineData("package p; interface I { const int A = 2; }", "package p; interface I { const int A = 1 + 1; }")]
    public void EqualApisHaveTheSameDump(string older, string newer) => Assert.Empty(Equal(older, newer));

    [Theory]
    [InlineData("package p; interface I { @nullable String a(); }", "package p; interface I { String a(); }", "p/I.aidl:1:22: AIDL237 'p.I' is not the same in both versions: where it had '@nullable String a();' it has 'String a();'; freeze a new version, or bring it back as it was")]
    [InlineData(Foo, "package p; parcelable Foo { int a; }\n---- p/Bar.aidl\npackage p; parcelable Bar { }", "p/Bar.aidl:1:23: AIDL237 'p.Bar' is not the same in both versions: it is not in the older one; freeze a new version, or bring it back as it was")]
    [InlineData("package p; parcelable Foo { int a; }\n---- p/Bar.aidl\npackage p; parcelable Bar { }", Foo, "p/Bar.aidl:1:23: AIDL237 'p.Bar' is not the same in both versions: it is not in the newer one; freeze a new version, or bring it back as it was")]
    public void AnyDifferenceIsAFaultWhereApisMustBeEqual(string older, string newer, string fault) => Assert.Equal([fault], Equal(older, newer));

    private static string[] Compatible(string older, string newer) => [.. ApiComparison.Compatible(Apis.Version(older), Apis.Version(newer)).Select(Show)];

    private static string[] Equal(string older, string newer) => [.. ApiComparison.Equal(Apis.Version(older), Apis.Version(newer)).Select(Show)];

    private static string Show(ApiFault fault)
    {
        Microsoft.CodeAnalysis.Text.LinePosition position = fault.File.Text.Lines.GetLinePosition(fault.Diagnostic.Span.Start);
        return FormattableString.Invariant($"{fault.File.Path}:{position.Line + 1}:{position.Character + 1}: {fault.Diagnostic.Descriptor.Id} {fault.Diagnostic.Message}");
    }
}
