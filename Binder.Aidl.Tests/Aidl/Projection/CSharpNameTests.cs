using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Projection;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("doIt", "DoIt")]
    [InlineData("do_it", "DoIt")]
    [InlineData("v1_0", "V1_0")]
    [InlineData("_id", "Id")]
    [InlineData("__", "_")]
    [InlineData("_1", "_1")]
    [InlineData("getURL", "GetURL")]
    public void Members(string aidl, string name) => Assert.Equal(name, CSharpNames.Pascal(aidl));

    [Theory]
    [InlineData("MAX_DIGITS", "MaxDigits")]
    [InlineData("A", "A")]
    [InlineData("HTTP2_ERROR", "Http2Error")]
    [InlineData("V1_0", "V1_0")]
    [InlineData("kValue", "KValue")]
    [InlineData("light_blue", "LightBlue")]
    public void Constants(string aidl, string name) => Assert.Equal(name, CSharpNames.Constant(aidl));

    [Theory]
    [InlineData("Clock", AidlTypeKind.Interface, "IClock")]
    [InlineData("IClock", AidlTypeKind.Interface, "IClock")]
    [InlineData("Item", AidlTypeKind.Interface, "IItem")]
    [InlineData("Item", AidlTypeKind.Parcelable, "Item")]
    [InlineData("point", AidlTypeKind.Union, "Point")]
    public void Types(string aidl, object kind, string name) => Assert.Equal(name, CSharpNames.Type(aidl, (AidlTypeKind)kind));

    [Fact]
    public void Namespaces() => Assert.Equal("Android.Hardware.Light.V2_0.FooBar", CSharpNames.Namespace("android.hardware.light.v2_0.foo_bar"));

    [Fact]
    public void WhoComesFirstKeepsTheName()
    {
        MemberNames names = new(["GetType"]);

        Assert.Equal(
            ["Foo", "Foo_", "Foo_2", "GetType_"],
            [names.Take("Foo", "_"), names.Take("Foo", "_"), names.Take("Foo", "_"), names.Take("GetType", "_")]);
    }
}
