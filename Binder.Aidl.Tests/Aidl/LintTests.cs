using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>Warnings; each has a bad and a good sample on its page.</summary>
public sealed class LintTests
{
    [Fact]
    public void AllAreOffByDefaultAndEndWithTheirName()
    {
        foreach (string name in Lints.Names.Except(["unknown-warning"]))
        {
            DiagnosticDescriptor descriptor = Assert.IsType<DiagnosticDescriptor>(Lints.Find(name));
            Assert.Equal((false, DiagnosticSeverity.Warning, name), (descriptor.IsEnabledByDefault, descriptor.DefaultSeverity, Lints.NameOf(descriptor)));
            Assert.EndsWith($" [-W{name}]", descriptor.MessageFormat.ToString(null), StringComparison.Ordinal);
        }

        Assert.Equal(Lints.Names.Count() - 1, AidlDescriptors.All.Count(static descriptor => !descriptor.IsEnabledByDefault));
    }

    [Theory]
    [InlineData("@RequiresNoPermission interface IFoo { const int a = 1; }", "const-name")]
    [InlineData("@RequiresNoPermission @SuppressWarnings({\"const-name\"}) interface IFoo { const int a = 1; }", "")]
    [InlineData("@RequiresNoPermission interface IFoo { @SuppressWarnings({\"const-name\"}) const int a = 1; const int b = 1; }", "const-name")]
    [InlineData("@RequiresNoPermission @SuppressWarnings({\"const-name\"}) interface IFoo { enum E { a } }", "")]
    [InlineData("@RequiresNoPermission @SuppressWarnings({\"interface-name\"}) interface IFoo { const int a = 1; }", "const-name")]
    [InlineData("@RequiresNoPermission interface foo { }", "interface-name")]
    [InlineData("@RequiresNoPermission @SuppressWarnings({\"interface-name\"}) interface foo { }", "")]
    [InlineData("interface IFoo { @RequiresNoPermission @SuppressWarnings({\"out-array\"}) void f(out @nullable int[] a); }", "")]
    [InlineData("interface IFoo { @RequiresNoPermission void f(out int[] a, inout @nullable Map b); }", "inout-parameter out-array out-nullable untyped-collection")]
    [InlineData("interface IFoo { void f(); void g(); }", "missing-permission-annotation")]
    [InlineData("interface IFoo { @RequiresNoPermission void e(); void f(); void g(); }", "missing-permission-annotation missing-permission-annotation")]
    [InlineData("interface IFoo { @RequiresNoPermission void e(); @SuppressWarnings({\"missing-permission-annotation\"}) void f(); }", "")]
    [InlineData("@PermissionManuallyEnforced interface IFoo { void f(); oneway void g(); }", "mixed-oneway")]
    [InlineData("@PermissionManuallyEnforced interface IFoo { void f(); @SuppressWarnings({\"mixed-oneway\"}) oneway void g(); }", "")]
    [InlineData("union Foo { int a; enum E { A } E e; }", "")]
    [InlineData("parcelable Foo { enum E { A } E e; @SuppressWarnings({\"enum-explicit-default\"}) E f; }", "enum-explicit-default")]
    [InlineData("parcelable Foo { enum E { A } E[] e; E f = E.A; }", "")]
    [InlineData("parcelable Foo { FileDescriptor a; @SuppressWarnings({\"file-descriptor\"}) FileDescriptor b; }", "file-descriptor")]
    [InlineData("parcelable Foo { Map<String, String> a; }", "")]
    public void TheyCanBeSuppressedWhereTheyArise(string source, string expected)
    {
        IEnumerable<AidlDiagnostic> diagnostics = AidlSources.Bind(source).SelectMany(static file => file.Diagnostics);

        Assert.Equal(expected, string.Join(" ", diagnostics.Select(static diagnostic => Lints.NameOf(diagnostic.Descriptor)).Order(StringComparer.Ordinal)));
    }
}
