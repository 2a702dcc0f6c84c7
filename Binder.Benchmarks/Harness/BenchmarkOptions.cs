using Binder.Benchmarks.Generator;

namespace Binder.Benchmarks.Harness;

/// <summary>The command line.</summary>
/// <param name="WithBinder">False measures the raw limits alone.</param>
/// <param name="JsonFile">Where the figures go as JSON as well.</param>
/// <param name="Filter">Part of the names of the cases to run.</param>
/// <param name="Device">An existing Binder device; null starts a private daemon.</param>
internal sealed record BenchmarkOptions(bool WithBinder, bool IsQuick, string? JsonFile, string? Filter, string? Device)
{
    internal const string Usage = """
        usage: Binder.Benchmarks COMMAND [OPTION]...

        commands
          rpc              calls through Binder, against what sockets allow on this machine
          hop              what sockets allow, alone
          generator        the generators on a large project, all of it and after an edit; takes no options

        options
          --quick          less than a minute instead of some minutes
          --json FILE      write the figures to FILE as well
          --filter TEXT    only the cases whose names contain TEXT
          --device DEVICE  use the Binder device DEVICE (unix:PATH) instead of a private daemon

        """;

    /// <exception cref="BenchmarkException">The command line is wrong.</exception>
    internal static BenchmarkOptions Parse(string[] arguments)
    {
        BenchmarkOptions options = arguments.FirstOrDefault() switch
        {
            "rpc" => new BenchmarkOptions(WithBinder: true, IsQuick: false, JsonFile: null, Filter: null, Device: null),
            "hop" => new BenchmarkOptions(WithBinder: false, IsQuick: false, JsonFile: null, Filter: null, Device: null),
            GeneratorBenchmark.Command => throw new BenchmarkException($"'{GeneratorBenchmark.Command}' takes no options.{Environment.NewLine}{Usage}"),
            null => throw new BenchmarkException(Usage),
            string other => throw new BenchmarkException($"There is no command '{other}'.{Environment.NewLine}{Usage}"),
        };
        for (int i = 1; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { IsQuick = true },
                "--json" => options with { JsonFile = ValueOf(arguments, ref i) },
                "--filter" => options with { Filter = ValueOf(arguments, ref i) },
                "--device" when options.WithBinder => options with { Device = ValueOf(arguments, ref i) },
                string other => throw new BenchmarkException($"'{arguments[0]}' has no option '{other}'.{Environment.NewLine}{Usage}"),
            };
        }

        return options;
    }

    private static string ValueOf(string[] arguments, ref int index) => ++index < arguments.Length
        ? arguments[index]
        : throw new BenchmarkException($"{arguments[index - 1]} needs a value.");
}
