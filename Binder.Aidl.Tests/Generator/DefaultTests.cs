using System.Reflection;
using Binder.Aidl.Tests.Parcels;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Default values in every place that C# has for them: they compile, and an older sender's values get them.</summary>
public sealed class DefaultTests
{
    private const string Empty = "04000000";

    [Theory]
    [InlineData("byte", "200")]
    [InlineData("sbyte", "-1")]
    [InlineData("short", "-300")]
    [InlineData("ushort", "60000")]
    [InlineData("int", "-1")]
    [InlineData("uint", "4000000000")]
    [InlineData("long", "-5")]
    [InlineData("ulong", "5")]
    [InlineData("char", "'x'")]
    [InlineData("bool", "true")]
    [InlineData("float", "1.5f")]
    [InlineData("double", "2")]
    [InlineData("decimal", "1.5m")]
    [InlineData("decimal", "2")]
    [InlineData("string", "\"s\"")]
    [InlineData("string?", "null")]
    [InlineData("Mood", "Mood.Low")]
    [InlineData("Tiny", "Tiny.High")]
    public void ADefaultIsWhatAnOlderSenderMeant(string type, string value)
    {
        Assembly assembly = Generation.Of(
            $$"""
            public enum Mood { Low = -1, High }
            public enum Tiny : byte { Low, High }
            [Parcelable] public sealed partial record P({{type}} A = {{value}});
            [Union] public abstract partial record U { public sealed record First({{type}} A = {{value}}) : U; }
            [BinderInterface(HasDelegator = true)] public partial interface IFoo : IInterface { void M({{type}} a = {{value}}); int this[int i, {{type}} a = {{value}}] { get; } }
            public static class Expected
            {
                public static readonly {{type}} Value = {{value}};
                public static object? Missing(Parcel parcel) => P.ReadFromParcel(parcel).A;
                public static object? FirstOfUnion() => ((U.First)Parcel.CreateDefault<U>()).A;
            }
            """).AssertClean().Load();
        Type expected = assembly.GetType("Expected")!;

        Assert.Equal(expected.GetField("Value")!.GetValue(null), Wire.Read(Empty, parcel => expected.GetMethod("Missing")!.Invoke(null, [parcel])));
        Assert.Equal(expected.GetField("Value")!.GetValue(null), expected.GetMethod("FirstOfUnion")!.Invoke(null, []));
    }

    [Theory]
    [InlineData("public sealed partial record P(string A = null!);")]
    [InlineData("public sealed partial record P { public string A { get; set; } = null!; }")]
    [InlineData("public sealed partial record P { public string A { get; set; } = default!; }")]
    [InlineData("\n#nullable disable\npublic sealed partial record P(string A = null);\n#nullable restore\n")]
    [InlineData("\n#nullable disable\npublic sealed partial record P { public string A { get; set; } = null; }\n#nullable restore\n")]
    [InlineData("\n#nullable disable\npublic sealed partial record P { public string A { get; set; } = default; }\n#nullable restore\n")]
    public void NullIsNoDefaultOfWhatMustNotBeNull(string declaration)
    {
        Assembly assembly = Generation.Of(
            $$"""
            [Parcelable] {{declaration}}
            public static class Expected { public static object? Missing(Parcel parcel) => P.ReadFromParcel(parcel).A; }
            """).AssertClean().Load();

        Assert.Equal("", Wire.Read(Empty, parcel => assembly.GetType("Expected")!.GetMethod("Missing")!.Invoke(null, [parcel])));
    }

    [Fact]
    public void NullForWhatMustNotBeNullStaysInSignatures() => Generation.Of(
        """
        [Union] public abstract partial record U { public sealed record First(IBinder A = null!) : U; public sealed record Second(string A = null!) : U; }
        [BinderInterface(HasDelegator = true)] public partial interface IFoo : IInterface { void M(string a = null!, int[] b = default!, IFoo? c = null); Task N(IFoo a = null!); }
        """).AssertClean();

    [Fact]
    public void MissingFieldsShareOneObject()
    {
        Assembly assembly = Generation.Of(
            """
            [Parcelable] public sealed partial record P
            {
                public static int Made;
                public P() => Made++;
                public string A { get; set; } = "a";
                public List<string> B { get; set; } = ["b"];
                public int C { get; set; } = 3;
            }
            [Parcelable] public partial record struct S(int A = 1) { public string B { get; set; } = $"b{A}"; public string C { get; set; } = "c"; }
            public static class Expected
            {
                public static string Missing(Parcel parcel) { P p = P.ReadFromParcel(parcel); return $"{p.A} {p.B[0]} {p.C} {P.Made}"; }
                public static string MissingOfStruct(Parcel parcel) { S s = S.ReadFromParcel(parcel); return $"{s.A} {s.B} {s.C}"; }
            }
            """).AssertClean().Load();
        Type expected = assembly.GetType("Expected")!;

        Assert.Equal("1 b1 c", Wire.Read(Empty, parcel => expected.GetMethod("MissingOfStruct")!.Invoke(null, [parcel])));
        Assert.Equal("2 b2 c", Wire.Read("08000000 02000000", parcel => expected.GetMethod("MissingOfStruct")!.Invoke(null, [parcel])));
        Assert.Equal("a b 3 2", Wire.Read(Empty, parcel => expected.GetMethod("Missing")!.Invoke(null, [parcel])));
    }

    [Theory]
    [InlineData("IBinder")]
    [InlineData("ParcelFileDescriptor")]
    [InlineData("IOther")]
    [InlineData("Inner")]
    public void AUnionWithoutADefaultIsSetBeforeItIsSentAndReadWhereItIsThere(string first)
    {
        Assembly assembly = Generation.OfAidl(
            AidlText.All(
                $$"""
                package a;
                import a.U;
                parcelable Q { U u; U[2] us; @nullable U none; int after = 7; }
                ---- a/U.aidl
                package a;
                import a.IOther;
                union U { {{first}} first; int number; union Inner { IBinder binder; int number; } }
                ---- a/IOther.aidl
                package a;
                interface IOther { }
                """),
            """
            public static class Expected
            {
                public static string Echo(Parcel parcel)
                {
                    A.Q q = new() { U = new A.U.Number(5), Us = [new A.U.Number(6), new A.U.Number(7)] };
                    q.WriteToParcel(parcel);
                    parcel.DataPosition = 0;
                    q = A.Q.ReadFromParcel(parcel);
                    return $"{((A.U.Number)q.U).Value} {((A.U.Number)q.Us[1]).Value} {q.None is null} {q.After}";
                }
                public static object? Missing(Parcel parcel) => A.Q.ReadFromParcel(parcel);
            }
            """).AssertClean().Load();
        Type expected = assembly.GetType("Expected")!;
        using Parcel parcel = Parcel.Obtain();

        Assert.Equal("5 7 True 7", expected.GetMethod("Echo")!.Invoke(null, [parcel]));
        TargetInvocationException fault = Assert.Throws<TargetInvocationException>(() => Wire.Read(Empty, each => expected.GetMethod("Missing")!.Invoke(null, [each])));
        Assert.Equal(StatusCode.NotEnoughData, Assert.IsType<ParcelException>(fault.InnerException).Status);
    }
}
