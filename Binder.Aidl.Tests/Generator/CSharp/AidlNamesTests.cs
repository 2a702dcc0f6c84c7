using Binder.Aidl.Generator.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Generator.CSharp;

public sealed class AidlNamesTests
{
    [Theory]
    [InlineData("LastIndex", "lastIndex")]
    [InlineData("URLPath", "urlPath")]
    [InlineData("ID", "id")]
    [InlineData("ID2", "id2")]
    [InlineData("X", "x")]
    [InlineData("XRay", "xRay")]
    [InlineData("already", "already")]
    [InlineData("iOS", "iOS")]
    [InlineData("_Hidden", "_Hidden")]
    [InlineData("IOStream", "ioStream")]
    [InlineData("A1", "a1")]
    [InlineData("Class", "class_")]
    [InlineData("Oneway", "oneway_")]
    [InlineData("IN", "in_")]
    [InlineData("string", "string")]
    [InlineData("", "")]
    public void AMemberBeginsSmall(string name, string expected) => Assert.Equal(expected, AidlNames.Member(name));

    [Theory]
    [InlineData("MaxDigits", "MAX_DIGITS")]
    [InlineData("HTTPPort2", "HTTP_PORT2")]
    [InlineData("A", "A")]
    [InlineData("AB", "AB")]
    [InlineData("ABc", "A_BC")]
    [InlineData("ALREADY_SO", "ALREADY_SO")]
    [InlineData("Mixed_Case", "MIXED_CASE")]
    [InlineData("lower", "LOWER")]
    [InlineData("x2Y", "X2_Y")]
    [InlineData("", "")]
    public void AConstantIsInCapitals(string name, string expected) => Assert.Equal(expected, AidlNames.Constant(name));

    [Theory]
    [InlineData("zone", "Zone")]
    [InlineData("x", "X")]
    [InlineData("_x", "_x")]
    public void APartOfANameBeginsLarge(string name, string expected) => Assert.Equal(expected, AidlNames.Capitalized(name));

    [Theory]
    [InlineData("name", true)]
    [InlineData("_n4", true)]
    [InlineData("4n", false)]
    [InlineData("", false)]
    [InlineData("größe", false)]
    [InlineData("a.b", false)]
    [InlineData("a b", false)]
    [InlineData("union", false)]
    [InlineData("IBinder", false)]
    public void AMemberHasLettersDigitsAndNoKeyword(string name, bool expected) => Assert.Equal(expected, AidlNames.IsSimple(name));

    [Theory]
    [InlineData("com.example.Foo", true)]
    [InlineData("Foo", true)]
    [InlineData("com..Foo", false)]
    [InlineData("com.example.", false)]
    [InlineData("com.new.Foo", false)]
    public void ATypesNameIsOneForEachPart(string name, bool expected) => Assert.Equal(expected, AidlNames.IsQualified(name));
}
