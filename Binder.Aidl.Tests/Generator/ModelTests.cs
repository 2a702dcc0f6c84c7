using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>What the model of an interface says for AIDL, so that an <c>.aidl</c> file can be written from it.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("void DoIt();", "doIt")]
    [InlineData("void doIt();", "doIt")]
    [InlineData("Task DoItAsync();", "doIt")]
    [InlineData("ValueTask<int> DoItAsync();", "doIt")]
    [InlineData("Task DoItAsync(); void DoIt(int a);", "doItAsync,doIt")]
    [InlineData("void DoItAsync();", "doItAsync")]
    [InlineData("Task Async();", "async")]
    [InlineData("void Default();", "default_")]
    [InlineData("[AidlName(\"perform\")] void DoIt();", "perform")]
    [InlineData("int Zone { get; set; }", "getZone,setZone")]
    [InlineData("[AidlName(\"area\")] int Zone { get; set; }", "getArea,setArea")]
    [InlineData("int Zone { [AidlName(\"zone\")] get; set; }", "zone,setZone")]
    [InlineData("int this[int a] { get; set; }", "getItem,setItem")]
    [InlineData("[System.Runtime.CompilerServices.IndexerName(\"Cell\")] int this[int a] { get; }", "getCell")]
    public void MembersHaveAidlNames(string members, string expected)
    {
        InterfaceModel model = Parse($"[BinderInterface] public partial interface IUser {{ {members} }}");

        Assert.Equal(expected, string.Join(',', model.Transactions.Select(static transaction => transaction.AidlName)));
    }

    [Theory]
    [InlineData("[BinderInterface]", "Com.Example.IUser")]
    [InlineData("[BinderInterface(\"com.example.IUser\")]", "com.example.IUser")]
    [InlineData("[BinderInterface(\"not a name\")]", "Com.Example.IUser")]
    [InlineData("[BinderInterface(\"com.example.IUser\"), AidlName(\"com.example.IOther\")]", "com.example.IOther")]
    public void TheInterfaceHasACanonicalName(string attributes, string expected) =>
        Assert.Equal(expected, Parse($"namespace Com.Example; {attributes} public partial interface IUser;").Aidl.Name);

    [Fact]
    public void ConstantsHaveValuesAsText()
    {
        InterfaceModel model = Parse(
            """
            [BinderInterface]
            public partial interface IUser
            {
                const int MaxSize = -3;
                const long HTTPPort2 = long.MaxValue;
                const string Name = "a\"b";
                const double Third = 0.1;
                const bool IsSet = true;
                const char Letter = 'é';
                [AidlName("tiny")] const sbyte Tiny = -1;
                const ushort NotAidl = 1;
                const DayOfWeek NotEither = DayOfWeek.Friday;
                private const int Hidden = 1;
            }
            """);

        Assert.Equal(
            [
                "MAX_SIZE int -3", "HTTP_PORT2 long 9223372036854775807", "NAME String \"a\\\"b\"", "THIRD double 0.1", "IS_SET boolean true",
                "LETTER char 'é'", "tiny byte -1",
            ],
            model.Constants.Select(static constant => $"{constant.Aidl.Name} {constant.Type} {constant.Value}"));
    }

    [Fact]
    public void DocumentationIsTextForADocComment()
    {
        InterfaceModel model = Parse(
            """
            /// <summary>
            /// Tells the <c>time</c>,
            /// like <see cref="System.DateTime"/>.
            /// </summary>
            /// <remarks><para>Ends */ nothing.</para><para>Nor <see langword="null"/>.</para></remarks>
            [BinderInterface]
            public partial interface IUser
            {
                /// <summary>The time now.</summary>
                /// <param name="zone">Where;
                /// <paramref name="zone"/> is a number.</param>
                /// <returns>Milliseconds.</returns>
                long Now(int zone);
                void Undocumented();
                /// <summary>Badly <formed.</summary>
                void Bad();
            }
            """);

        Assert.Equal("Tells the {@code time}, like {@link DateTime}.\n\nEnds * / nothing.\n\nNor null.", model.Aidl.Documentation);
        Assert.Equal(
            [
                "The time now.\n@param zone Where; zone is a number.\n@return Milliseconds.",
                "",
                "",
            ],
            model.Members.Select(static member => member.Aidl.Documentation));
    }

    [Fact]
    public void DeprecationAndAnnotationsAreKept()
    {
        InterfaceModel model = Parse(
            """
            [BinderInterface, Obsolete, VintfStability, AidlAnnotation("JavaDefault")]
            public partial interface IUser
            {
                [Obsolete("Use Other.")]
                [return: AidlAnnotation("utf8InCpp")]
                string Old([AidlAnnotation("utf8InCpp")] string @in);
                void Other();
            }
            """);

        MethodModel old = (MethodModel)model.Members[0];
        Assert.Equal("", model.Aidl.Deprecation);
        Assert.Equal(["@VintfStability", "@JavaDefault"], model.Aidl.Annotations);
        Assert.Equal("Use Other.", old.Aidl.Deprecation);
        Assert.Equal(["@utf8InCpp"], old.Aidl.Annotations);
        Assert.Equal(["@utf8InCpp"], old.Transaction.Parameters[0].Aidl.Annotations);
        Assert.Equal("in_", old.Transaction.Parameters[0].Aidl.Name);
        Assert.Null(model.Members[1].Aidl.Deprecation);
    }

    private static InterfaceModel Parse(string source)
    {
        CSharpCompilation compilation = Generation.Compile(source);
        INamedTypeSymbol type = compilation.GetSymbolsWithName("IUser", SymbolFilter.Type, TestContext.Current.CancellationToken)
            .OfType<INamedTypeSymbol>().Single();
        Parsed<InterfaceModel> parsed = DeclarationGraph.Of(compilation).ParseInterface(type, TestContext.Current.CancellationToken);
        Assert.Empty(parsed.Diagnostics);
        return parsed.Model!;
    }
}
