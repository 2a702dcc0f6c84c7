using Binder.Benchmarks.Generator;
using Binder.Benchmarks.Harness;

if (args is [ChildMain.Command, .. string[] childArguments])
    return ChildMain.Run(childArguments);

if (args is [GeneratorBenchmark.Command])
{
    GeneratorBenchmark.Run(Console.Out);
    return 0;
}

if (args is ["-h" or "--help", ..])
{
    Console.Out.Write(BenchmarkOptions.Usage);
    return 0;
}

try
{
    new BenchmarkRun(BenchmarkOptions.Parse(args), Console.Out).Execute();
    return 0;
}
catch (Exception exception) when (exception is BenchmarkException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
