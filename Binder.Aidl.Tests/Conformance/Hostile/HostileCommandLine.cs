using System.Globalization;
using Binder.Aidl.Tests.Conformance.Actors;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>Runs an attack on a daemon and tells how it went.</summary>
internal static class HostileCommandLine
{
    public static int Run(string[] args)
    {
        int seed = 1;
        int count = 1_000_000;
        for (int i = 1; i + 1 < args.Length; i += 2)
        {
            int number = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            _ = args[i] switch
            {
                "--seed" => seed = number,
                "--count" => count = number,
                _ => throw new ArgumentException($"Unknown option {args[i]}; there are --seed S and --count N."),
            };
        }

        try
        {
            Console.WriteLine(HostileRun.Run(seed, count));
            return 0;
        }
        catch (ConformanceException e)
        {
            Console.Error.WriteLine($"Seed {seed}: {e.Message}");
            return 1;
        }
    }
}
