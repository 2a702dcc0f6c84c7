namespace Binder.Benchmarks.Harness;

/// <summary>The run failed; the message is for whoever started it.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
