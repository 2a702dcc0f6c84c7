using System.Runtime.InteropServices;

namespace Binder.Benchmarks.Report;

/// <summary>What the figures depend on.</summary>
/// <param name="LoadAverage">Runnable threads in the minute before the run: above 0.5, others shared the machine.</param>
internal sealed record MachineFacts(string Processor, int Cores, string Kernel, string Runtime, string Architecture, double LoadAverage)
{
    internal static MachineFacts Read() => new(
        FirstWithPrefix("/proc/cpuinfo", "model name") ?? "unknown",
        Environment.ProcessorCount,
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0]));

    private static string? FirstWithPrefix(string file, string prefix) => File.ReadLines(file)
        .Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
        .FirstOrDefault();
}
