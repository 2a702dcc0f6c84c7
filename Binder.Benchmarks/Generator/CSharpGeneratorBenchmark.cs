using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Binder.Aidl.Generator;
using Binder.Benchmarks.Harness;
using Binder.Benchmarks.Report;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Benchmarks.Generator;

/// <summary>How long the generators take for a large C# project at first, and after one method was typed.</summary>
internal sealed class CSharpGeneratorBenchmark(TextWriter output)
{
    private const double Goal = 0.05;

    private const int Colds = 3;
    private const int Edits = 15;

    internal void Execute()
    {
        MachineFacts machine = MachineFacts.Read();
        output.WriteLine($"{machine.Processor}, {machine.Cores} cores, Linux {machine.Kernel}, {machine.Runtime}, {machine.Architecture}");
        output.WriteLine(Invariant($"{SyntheticSolution.Interfaces} interfaces of {SyntheticSolution.Methods} methods in C#, load before the run {machine.LoadAverage:0.00}"));

        // The first run compiles the compiler; it is not counted.
        Run(CreateDriver(), SyntheticSolution.Create(), out _);
        List<double> colds = [];
        GeneratorDriver driver = CreateDriver();
        CSharpCompilation solution = SyntheticSolution.Create();
        for (int i = 0; i < Colds; i++)
        {
            solution = SyntheticSolution.Create();
            GC.Collect();
            colds.Add(Run(CreateDriver(), solution, out driver));
        }

        List<double> edits = [];
        for (int i = 0; i < Edits; i++)
        {
            int edited = i * 37 % SyntheticSolution.Interfaces;
            ImmutableArray<GeneratedSourceResult> before = SourcesOf(driver);
            solution = SyntheticSolution.AddMethod(solution, edited, SyntheticSolution.Methods + 1);
            edits.Add(Run(driver, solution, out driver));
            CheckEmitted(before, SourcesOf(driver), SyntheticSolution.NameOf(edited));
        }

        double cold = Median(colds);
        double edit = Median(edits[1..]);
        output.WriteLine(Invariant($"cold, all of them:          {cold,8:0.0} ms  ({colds.Min():0.0} to {colds.Max():0.0}, {colds.Count} runs)"));
        output.WriteLine(Invariant($"one method added, the first:{edits[0],8:0.0} ms"));
        output.WriteLine(Invariant($"one method added, later:    {edit,8:0.0} ms  ({edits[1..].Min():0.0} to {edits[1..].Max():0.0}, {edits.Count - 1} runs)"));
        output.WriteLine("interfaces emitted again:          1");
        output.WriteLine(Invariant($"edit / cold: {edit / cold:0.0%}, goal {Goal:0%}: {(edit / cold <= Goal ? "met" : "missed")}"));
    }

    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new BinderInterfaceGenerator().AsSourceGenerator(), new ParcelableGenerator().AsSourceGenerator(), new UnionGenerator().AsSourceGenerator()],
        parseOptions: SyntheticSolution.ParseOptions);

    /// <returns>Milliseconds.</returns>
    private static double Run(GeneratorDriver driver, CSharpCompilation solution, out GeneratorDriver after)
    {
        long start = Stopwatch.GetTimestamp();
        after = driver.RunGenerators(solution);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static ImmutableArray<GeneratedSourceResult> SourcesOf(GeneratorDriver driver)
    {
        GeneratorDriverRunResult result = driver.GetRunResult();
        return result.Results.FirstOrDefault(static each => each.Exception is not null) is { Exception: { } failure }
            ? throw new BenchmarkException($"A generator failed: {failure}")
            : [.. result.Results.SelectMany(static each => each.GeneratedSources)];
    }

    /// <summary>A text that is the very object of before was not emitted again.</summary>
    private static void CheckEmitted(ImmutableArray<GeneratedSourceResult> before, ImmutableArray<GeneratedSourceResult> after, string edited)
    {
        HashSet<object> known = new(before.Select(static source => source.SourceText), ReferenceEqualityComparer.Instance);
        string[] emitted = [.. after.Where(source => !known.Contains(source.SourceText)).Select(static source => source.HintName)];
        if (emitted.Length != 3 || before.Length != after.Length || !emitted.All(name => name.StartsWith(edited + ".", StringComparison.Ordinal)))
            throw new BenchmarkException($"An edit of {edited} emitted {string.Join(", ", emitted.Take(9))}: {emitted.Length} files of {after.Length}.");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
