using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Binder.Aidl.Generator;
using Binder.Benchmarks.Harness;
using Binder.Benchmarks.Report;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Benchmarks.Generator;

/// <summary>How long the generators take for a large C# project at first, and after an edit.</summary>
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

        double cold = Median(colds);
        output.WriteLine(Invariant($"{"cold, all of them",-46}{cold,8:0.0} ms  ({colds.Min():0.0} to {colds.Max():0.0}, {colds.Count} runs)"));
        foreach (SyntheticEdit edit in SyntheticEdit.All)
        {
            List<double> times = [];
            for (int i = 0; i < Edits; i++)
            {
                ImmutableArray<GeneratedSourceResult> before = SourcesOf(driver);
                solution = edit.Apply(solution, i);
                times.Add(Run(driver, solution, out driver));
                CheckEmitted(before, SourcesOf(driver), edit.Emitted(i));
            }

            double median = Median(times);
            output.WriteLine(Invariant(
                $"{edit.Name,-46}{median,8:0.0} ms  ({times.Min():0.0} to {times.Max():0.0}, {times.Count} runs)  {median / cold:0.0%} of cold, goal {Goal:0%}: {(median / cold <= Goal ? "met" : "missed")}"));
        }
    }

    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [
            new BinderInterfaceGenerator().AsSourceGenerator(), new ParcelableGenerator().AsSourceGenerator(), new UnionGenerator().AsSourceGenerator(),
            new DeclarationErrorGenerator().AsSourceGenerator(),
        ],
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
    private static void CheckEmitted(ImmutableArray<GeneratedSourceResult> before, ImmutableArray<GeneratedSourceResult> after, ImmutableArray<string> expected)
    {
        HashSet<object> known = new(before.Select(static source => source.SourceText), ReferenceEqualityComparer.Instance);
        string[] emitted = [.. after.Where(source => !known.Contains(source.SourceText)).Select(static source => source.HintName)];
        if (before.Length != after.Length || !expected.ToHashSet().SetEquals(emitted))
            throw new BenchmarkException($"An edit emitted {string.Join(", ", emitted.Take(9))}: {emitted.Length} files of {after.Length}, not {string.Join(", ", expected)}.");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
