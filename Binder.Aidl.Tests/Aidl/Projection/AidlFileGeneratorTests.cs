using System.Collections.Immutable;
using Binder.Aidl.Generator;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>Typing in one <c>.aidl</c> file redoes that file, and the others only if they can see the difference.</summary>
public sealed class AidlFileGeneratorTests
{
    private const string Sources =
        """
        package com.example;
        import com.example.Item;
        interface IShop {
            const int MAX = 3;
            Item find(String name);
        }
        ---- com/example/Item.aidl
        package com.example;
        import com.example.IShop;
        parcelable Item { String name; int count = IShop.MAX; }
        ---- com/example/Color.aidl
        package com.example;
        enum Color { RED, GREEN }
        """;

    private readonly ImmutableArray<AidlText> _files = AidlText.All(Sources);
    private readonly CSharpCompilation _compilation = Generation.Compile("");

    [Fact]
    public void AMethodLeavesTheOtherFilesAlone()
    {
        GeneratorDriverRunResult result = Edit("Item find(String name);", "Item find(String name); void close();");

        Assert.All(ReasonsOf(result, AidlFileGenerator.Steps.Project), AssertCached);
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            ReasonsOf(result, AidlFileGenerator.Steps.Files));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            result.Results.Single(IsAidl).TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason));
    }

    [Fact]
    public void AConstantRedoesThoseThatUseIt()
    {
        GeneratorDriverRunResult result = Edit("MAX = 3", "MAX = 4");

        Assert.Equal(
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified],
            ReasonsOf(result, AidlFileGenerator.Steps.Files));
        Assert.Contains(result.GeneratedTrees, static tree => tree.ToString().Contains("public int Count { get; set; } = 4;", StringComparison.Ordinal));
    }

    [Fact]
    public void ACommentOrAMovedMethodRedoesNothing()
    {
        GeneratorDriverRunResult result = Edit("interface IShop", "// a comment\n\n\ninterface IShop");

        Assert.All(ReasonsOf(result, AidlFileGenerator.Steps.Files), AssertCached);
    }

    [Fact]
    public void CSharpRedoesNothing()
    {
        GeneratorDriver driver = Run();

        GeneratorDriverRunResult result = driver
            .RunGenerators(_compilation.AddSyntaxTrees(Generation.Parse("public class Other;", "Other.cs")), TestContext.Current.CancellationToken)
            .GetRunResult();

        Assert.All(
            AidlFileGenerator.Steps.All.SelectMany(step => ReasonsOf(result, step)),
            AssertCached);
    }

    [Fact]
    public void AFileThatIsReplacedAfterOthersWereReplacedAndRemovedIsThereOnce()
    {
        AidlText last = new("com/example/Last.aidl", "package com.example; parcelable Last { int x; }");
        GeneratorDriver driver = Generation.AidlDriver(new AidlTextOptions([.. _files, last])).RunGenerators(_compilation, TestContext.Current.CancellationToken);
        driver = driver.RemoveAdditionalTexts([last]).ReplaceAdditionalText(_files[0], _files[0].With("MAX = 3", "MAX = 4"))
            .RunGenerators(_compilation, TestContext.Current.CancellationToken);

        GeneratorDriverRunResult result = driver.ReplaceAdditionalText(_files[2], _files[2].With("GREEN", "BLUE"))
            .RunGenerators(_compilation, TestContext.Current.CancellationToken).GetRunResult();

        Assert.All(result.Results, static generator => Assert.Null(generator.Exception));
        Assert.Contains(result.GeneratedTrees, static tree => tree.ToString().Contains("Blue", StringComparison.Ordinal));
    }

    [Fact]
    public void AFileThatIsAReferenceIsSeenAndGeneratesNothing()
    {
        AidlText item = new(_files[1].Path, _files[1].GetText(TestContext.Current.CancellationToken).ToString(), ("Generate", "false"));

        Generation generation = Generation.OfAidl(
            [_files[0], item], "namespace Com.Example; [Parcelable(\"com.example.Item\")] public partial record Item(string Name, int Count);");

        generation.AssertClean();
        Assert.DoesNotContain(generation.Files, static file => file.HintName.StartsWith("Com.Example.Item.Declaration", StringComparison.Ordinal));
    }

    [Fact]
    public void AParcelableWithoutFieldsIsWrittenByHand()
    {
        const string Money =
            """
            package com.example;
            parcelable Money;
            ---- com/example/IBank.aidl
            package com.example;
            import com.example.Money;
            interface IBank { Money[] add(in Money one, in @nullable Money other); }
            """;

        Generation.OfAidl(AidlText.All(Money), "namespace Com.Example; [Parcelable(\"com.example.Money\")] public partial record struct Money(long Cents);").AssertClean();
        Generation.OfAidl(AidlText.All(Money), "namespace Com.Example; [Parcelable(\"com.example.Money\")] public partial record Money(long Cents);").AssertClean();
    }

    [Fact]
    public void AColonBehindTheTagIsNoPartOfTheReason()
    {
        Generation generation = Generation.OfAidl(AidlText.All("package p; interface IClock {\n/** @deprecated: use now */ long then();\n long now(); }")).AssertClean();

        Assert.Contains(generation.Files, static file => file.SourceText.ToString().Contains("[global::System.Obsolete(\"use now\")]", StringComparison.Ordinal));
    }

    [Fact]
    public void ErrorsAreAtTheirLinesAndColumns()
    {
        AidlText broken = _files[0].With("Item find", "Thing find");

        Diagnostic diagnostic = Assert.Single(Generation.OfAidl([broken, _files[1], _files[2]]).Analyze());

        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        Assert.Equal(("AIDL110", "com/example/IShop.aidl", 4, 4), (diagnostic.Id, span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character));
    }

    [Fact]
    public void AFileWithAnErrorGivesNothingAndTheOthersStay()
    {
        AidlText broken = _files[1].With("int count = IShop.MAX;", "List codes; int count = IShop.MAX;");

        Generation generation = Generation.OfAidl([_files[0], broken, _files[2]]);

        Assert.Equal(["AIDL147", "AIDL201"], generation.Analyze().Select(static diagnostic => diagnostic.Id));
        Assert.DoesNotContain(generation.Files, static file => file.HintName.StartsWith("Com.Example.Item.", StringComparison.Ordinal));
        Assert.Contains(generation.Files, static file => file.HintName == "Com.Example.Color.Declaration.g.cs");
        Assert.Contains(generation.Files, static file => file.HintName == "Com.Example.IShop.Stub.g.cs");
    }

    [Fact]
    public void TypeParametersOfAParcelableAreDropped()
    {
        Generation generation = Generation.OfAidl(AidlText.All(
            """
            package com.example;
            import com.example.Pair;
            interface IPairs {
                Pair<int, String>[] add(in Pair<IBinder, Pair<int, int>> pair, in @nullable List<Pair<String, String>> more);
            }
            ---- com/example/Pair.aidl
            package com.example;
            parcelable Pair<A, B> { int first; }
            """)).AssertClean();

        Assert.Contains(
            generation.Files,
            static file => file.SourceText.ToString().Contains(
                "global::Com.Example.Pair[] Add(global::Com.Example.Pair pair, "
                + "global::System.Collections.Generic.IReadOnlyList<global::Com.Example.Pair?>? more);",
                StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Users => new()
    {
        { "[BinderInterface] public partial interface IUser : IInterface { Com.Example.Item Get(); }", "Item" },
        { "[BinderInterface] public partial interface IUser : IInterface { void Put(Com.Example.Color color); }", "Color" },
        { "[BinderInterface] public partial interface IUser : Com.Example.IShop { void Put(); }", "IShop" },
        { "[Parcelable] public partial record User(Com.Example.IShop? Shop);", "IShop?" },
        { "[Union] public abstract partial record User { public sealed record Of(Dictionary<string, Com.Example.Item> Value) : User; }", "Item" },
    };

    [Theory]
    [MemberData(nameof(Users))]
    public void ATypeThatOnlyAnAidlFileDeclaresIsNotForCSharpOfTheProject(string user, string type)
    {
        Diagnostic diagnostic = Assert.Single(Generation.OfAidl(_files, user).Analyze());

        Assert.Equal("AIDL064", diagnostic.Id);
        Assert.Contains($"Type '{type}'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void NoTextMakesTheGeneratorFail()
    {
        string text = ProjectionSources.Interface;
        for (int length = 0; length < text.Length; length += 97)
        {
            GeneratorDriverRunResult result = Generation.OfAidl(AidlText.All(text[..length])).Result;
            Assert.All(result.Results, static generator => Assert.Null(generator.Exception));
        }
    }

    private GeneratorDriver Run() => Generation.AidlDriver(new AidlTextOptions(_files)).RunGenerators(_compilation, TestContext.Current.CancellationToken);

    private GeneratorDriverRunResult Edit(string old, string changed)
    {
        AidlText edited = _files[0].With(old, changed);
        Assert.NotEqual(_files[0].GetText(TestContext.Current.CancellationToken).ToString(), edited.GetText(TestContext.Current.CancellationToken).ToString());
        return Run().ReplaceAdditionalText(_files[0], edited).RunGenerators(_compilation, TestContext.Current.CancellationToken).GetRunResult();
    }

    private static void AssertCached(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorDriverRunResult result, string step) =>
        result.Results.Single(IsAidl).TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason);

    private static bool IsAidl(GeneratorRunResult result) => result.Generator.GetGeneratorType() == typeof(AidlFileGenerator);
}
