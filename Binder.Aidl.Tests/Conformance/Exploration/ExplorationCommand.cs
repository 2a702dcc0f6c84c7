using System.Diagnostics;
using System.Globalization;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary><c>Conformance explore</c>: see <c>eng/explore.sh</c>.</summary>
internal static class ExplorationCommand
{
    private const int MaxDifferences = 10;
    private const int ScriptsBetweenSigns = 100;

    public static int Run(string[] args)
    {
        int seed = Number(args, "--seed", 1);
        int steps = Number(args, "--steps", 100_000);
        string? script = Text(args, "--replay");
        if (Text(args, "--against") is null)
            return RunModel(seed, steps);

        using DifferentialExplorer explorer = new(Text(args, "--device") ?? "/dev/binder");
        return script is null ? RunAgainstKernel(explorer, seed, steps) : Replay(explorer, script);
    }

    private static int RunModel(int seed, int steps)
    {
        Stopwatch time = Stopwatch.StartNew();
        int scripts = (steps + ModelExplorer.StepsPerScript - 1) / ModelExplorer.StepsPerScript;
        (long done, string? failure) = ModelExplorer.Run(seed, scripts, Environment.ProcessorCount);
        if (failure is not null)
            Console.WriteLine(failure);
        return End(seed, scripts, done, failure is null ? 0 : 1, "failures", time);
    }

    private static int RunAgainstKernel(DifferentialExplorer explorer, int seed, int steps)
    {
        Stopwatch time = Stopwatch.StartNew();
        int scripts = 0;
        int differences = 0;
        int chances = 0;
        long done = 0;
        while (done < steps && differences < MaxDifferences)
        {
            int current = seed + scripts++;
            long before = explorer.Steps;
            Difference? found = explorer.Play(current);
            done += explorer.Steps - before;
            if (scripts % ScriptsBetweenSigns == 0)
                Console.WriteLine($"# {scripts} scripts, {done} steps");
            if (found is null)
                continue;
            if (explorer.Shrink(found) is { } shortest)
            {
                differences++;
                Console.WriteLine(shortest);
            }
            else
            {
                chances++;
                Console.WriteLine($"# not again when played again:\n{found}");
            }
        }

        foreach ((string word, long count) in explorer.Seen)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {word} {count}"));
        return End(seed, scripts, done, differences + chances, "differences", time);
    }

    private static int Replay(DifferentialExplorer explorer, string path)
    {
        Transcript transcript = Transcript.Parse(File.ReadAllText(path));
        Difference? found = explorer.Play(transcript.Script, transcript.About);
        Console.WriteLine(found?.ToString() ?? $"{explorer.Played}# no difference");
        return found is null ? 0 : 1;
    }

    private static int End(int seed, int scripts, long steps, int failures, string name, Stopwatch time)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seeds {seed}-{seed + scripts - 1}, {steps} steps, {failures} {name}, {time.Elapsed.TotalSeconds:F1} s"));
        return failures == 0 ? 0 : 1;
    }

    private static string? Text(string[] args, string name)
    {
        int index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Text(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
