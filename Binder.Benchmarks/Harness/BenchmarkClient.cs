using System.Text.Json;
using Binder.Benchmarks.Measurement;
using Binder.Benchmarks.Raw;
using Binder.Benchmarks.Report;
using Binder.Benchmarks.Rpc;

namespace Binder.Benchmarks.Harness;

/// <summary>The client process: one thread that makes every call of the run, over every route. Prints a line of JSON for each case.</summary>
internal static class BenchmarkClient
{
    internal static void Run(string json)
    {
        ClientOptions options = JsonSerializer.Deserialize(json, BenchmarkJson.Default.ClientOptions)!;
        BenchmarkPlan plan = options.IsQuick ? BenchmarkPlan.Quick : BenchmarkPlan.Full;
        using BenchmarkConnection? binder = options.Device is null ? null : new BenchmarkConnection(options.Device);
        ChildMain.Ready();
        foreach (BenchmarkCase benchmark in BenchmarkCase.All.Where(candidate => options.Cases.Contains(candidate.Name)))
        {
            List<IRoute> routes = [];
            try
            {
                if (binder is not null)
                    routes.Add(binder.RouteOf(benchmark));
                routes.Add(new RawRoute(RouteNames.TwoHop, options.EchoSocket, benchmark.MessageSize));
                routes.Add(new RawRoute(RouteNames.FourHop, options.RelaySocket, benchmark.MessageSize));
                CaseResult result = CaseRunner.Run(benchmark, routes, plan);
                Console.Out.WriteLine(JsonSerializer.Serialize(result, BenchmarkJson.Default.CaseResult));
            }
            finally
            {
                routes.ForEach(route => route.Dispose());
            }
        }
    }
}
