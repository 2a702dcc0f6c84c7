using Binder.Aidl.Tests.Parcels;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Names that C#, AIDL or generated code have another use for.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("record")]
    [InlineData("required")]
    [InlineData("file")]
    [InlineData("scoped")]
    [InlineData("var")]
    [InlineData("await")]
    [InlineData("class")]
    public void ATypeMayHaveAKeywordForAName(string name) => Generation.Of(
        $$"""
        #pragma warning disable CS8981 // the name has small letters only
        [Parcelable] public sealed partial record @{{name}}(int A) { [Parcelable] public sealed partial record Inner(int A = 1) { public string B { get; set; } = "b"; } }
        namespace Unions
        {
            [Union(AidlToString = true)] public abstract partial record U { public sealed partial record @{{name}}(int A) : U; public sealed partial record Other(string B) : U; }
            [BinderInterface] public partial interface IFoo : IInterface { @{{name}} M(@{{name}} a, U b); }
        }
        """).AssertClean();

    [Theory]
    [InlineData("[Parcelable(\"com.example.my-point\")] public sealed partial record P(int A);")]
    [InlineData("[Parcelable(\"\")] public sealed partial record P(int A);")]
    [InlineData("[AidlName(\"a b\"), Parcelable] public sealed partial record P(int A);")]
    [InlineData("[Union(\"com.example.int\")] public abstract partial record P { public sealed record A(int V) : P; }")]
    public void ANameOfATypeThatAidlDoesNotHaveIsReported(string declaration)
    {
        Generation generation = Generation.Of(declaration);

        Assert.Equal(["AIDL080"], generation.Analyze().Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Files);
    }

    [Fact]
    public void GeneratedCodeIsQuietWhereCodeIsToBeClsCompliant()
    {
        Generation generation = Generation.OfAidl(
            AidlText.All("package a;\ninterface IFoo { byte m(in byte b, in P p); parcelable P { byte c; } union U { byte d; } enum E { A } }"),
            "[assembly: System.CLSCompliant(true)] [BinderInterface(HasDefault = true, HasDelegator = true, Version = 1, Hash = \"h\")] public partial interface IBar : IInterface { int M(int a); event Action<int> E; } [Parcelable] public partial record Q(int A); [Union] public abstract partial record V { public sealed record A(int Value) : V; }");

        Assert.DoesNotContain(generation.Compile(), static diagnostic => Generation.IsGenerated(diagnostic.Location.SourceTree));
    }

    [Fact]
    public void ATypeInAnInterfaceMayBeCalledAsItsProxyOrStub()
    {
        Generation generation = Generation.OfAidl(AidlText.All(
            """
            package a;
            interface IFoo { parcelable BpFoo { int x; } enum BnFoo { A } union FooDelegator { int y; } BpFoo m(BnFoo n, in FooDelegator d); }
            """)).AssertClean();

        Assert.Contains(generation.Files, static file => file.SourceText.ToString().Contains("record BpFooType", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("parcelable BBinder { int x; }")]
    [InlineData("parcelable parcel { int x; }")]
    [InlineData("interface IServiceManager { void m(); }")]
    [InlineData("union StatusCode { int x; }")]
    [InlineData("enum Direction { A }", false)]
    public void ATypeOfThePackageBinderCannotBeCalledAsOneOfTheRuntime(string declaration, bool isTaken = true)
    {
        string name = declaration.Split(' ')[1];
        Generation generation = Generation.OfAidl(
            [new AidlText($"binder/{name}.aidl", "package binder;\n" + declaration), new AidlText("a/I.aidl", "package a;\ninterface I { int m(IBinder b); }")]);

        Assert.Equal(isTaken ? ["AIDL200"] : Array.Empty<string>(), generation.Analyze().Select(static diagnostic => diagnostic.Id));
        Assert.Empty(generation.Compile());
    }

    [Fact]
    public void AUnionsMembersMayBeUnderscores() => Generation.OfAidl(AidlText.All(
        """
        package a;
        union U { int _; String __; int a; }
        """)).AssertClean();

    [Fact]
    public void WhatIsNoMemberOfAUnionDoesNotTravel()
    {
        System.Reflection.Assembly assembly = Generation.OfAidl(
            AidlText.All("package a;\nunion U { int x; }"),
            """
            namespace A { public partial record U { public sealed record More(int V) : U; } }
            public static class Misuse
            {
                public static void Write(Parcel parcel) => new A.U.More(1).WriteToParcel(parcel);
                public static object Tag(Parcel parcel) => new A.U.More(1).GetTag();
            }
            """).AssertClean().Load();

        foreach (string method in new[] { "Write", "Tag" })
        {
            System.Reflection.TargetInvocationException fault = Assert.Throws<System.Reflection.TargetInvocationException>(
                () => Wire.Written(parcel => assembly.GetType("Misuse")!.GetMethod(method)!.Invoke(null, [parcel])));
            Assert.Equal("A.U+More is no member of its union.", Assert.IsType<InvalidOperationException>(fault.InnerException).Message.Split('{')[0].Trim());
        }
    }
}
