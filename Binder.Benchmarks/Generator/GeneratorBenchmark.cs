using System.Diagnostics;
using System.Globalization;
using Binder.Aidl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Benchmarks.Generator;

/// <summary>Times the generator in a compiler's driver: all files of a large project, and one edit in it.</summary>
internal static class GeneratorBenchmark
{
    public const string Command = "generator";

    /// <summary>Prints cold time, edit time and their quotient.</summary>
    public static void Run(TextWriter output, int interfaces = 1_000, int rounds = 5)
    {
        List<double> cold = [];
        List<double> edits = [];
        Round();
        for (int round = 0; round < rounds; round++)
        {
            (double first, double edit) = Round();
            cold.Add(first);
            edits.Add(edit);
        }

        double coldMedian = Median(cold);
        double editMedian = Median(edits);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{interfaces} interfaces x {GeneratedSolution.Methods} methods: cold {coldMedian:F0} ms, one edit {editMedian:F1} ms, {editMedian / coldMedian:P1} (medians of {rounds})"));

        (double Cold, double Edit) Round()
        {
            AdditionalText[] files = [.. Enumerable.Range(0, interfaces).Select(static number => GeneratedSolution.Aidl(number, isEdited: false))];
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Large",
                references: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(typeof(Parcel).Assembly.Location)],
                options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            GeneratorDriver driver = CSharpGeneratorDriver.Create(
                [
                    new AidlFileGenerator().AsSourceGenerator(), new BinderInterfaceGenerator().AsSourceGenerator(),
                    new ParcelableGenerator().AsSourceGenerator(), new UnionGenerator().AsSourceGenerator(),
                ],
                files);

            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (driver.GetRunResult().GeneratedTrees.Length != interfaces * 4)
                throw new InvalidOperationException($"{driver.GetRunResult().GeneratedTrees.Length} files were generated.");

            int middle = interfaces / 2;
            driver = driver.ReplaceAdditionalText(files[middle], GeneratedSolution.Aidl(middle, isEdited: true));
            start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            return (first, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
