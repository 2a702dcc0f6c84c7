using System.Text.Json.Serialization;
using Binder.Benchmarks.Harness;

namespace Binder.Benchmarks.Report;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchmarkReport))]
[JsonSerializable(typeof(ClientOptions))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
