using Binder.Benchmarks.Generator;
using Binder.Benchmarks.Harness;

if (args is [ChildMain.Command, .. string[] childArguments])
    return ChildMain.Run(childArguments);

if (args is ["-h" or "--help", ..])
{
    Console.Out.Write(BenchmarkOptions.Usage);
    return 0;
}

try
{
    if (args is [GeneratorBenchmark.Command])
    {
        new CSharpGeneratorBenchmark(Console.Out).Execute();
        GeneratorBenchmark.Run(Console.Out);
    }
    else
    {
        new BenchmarkRun(BenchmarkOptions.Parse(args), Console.Out).Execute();
    }

    return 0;
}
catch (Exception exception) when (exception is BenchmarkException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
