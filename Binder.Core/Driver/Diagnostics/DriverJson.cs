using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binder.Driver;

/// <summary>A snapshot as JSON.</summary>
internal static partial class DriverJson
{
    public static string Render(DriverSnapshot driver, DriverView view, int pid) => view switch
    {
        DriverView.Stats => JsonSerializer.Serialize(new DriverStats(driver.Counts, driver.Counters), Json.Default.DriverStats),
        DriverView.Transactions => Serialize(driver.Processes.Where(static process => process.IsActive)),
        DriverView.TransactionLog => JsonSerializer.Serialize(driver.Log, Json.Default.IReadOnlyListTransactionLogEntry),
        DriverView.FailedTransactionLog => JsonSerializer.Serialize(driver.FailedLog, Json.Default.IReadOnlyListTransactionLogEntry),
        DriverView.Process => Serialize(driver.Processes.Where(process => process.Pid == pid)),
        _ => JsonSerializer.Serialize(driver, Json.Default.DriverSnapshot),
    };

    private static string Serialize(IEnumerable<ProcSnapshot> processes) =>
        JsonSerializer.Serialize([.. processes], Json.Default.IReadOnlyListProcSnapshot);

    /// <summary>The view of counters.</summary>
    internal sealed record DriverStats(BinderDriverCounts Active, IReadOnlyList<CounterSnapshot> Counters);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(DriverSnapshot))]
    [JsonSerializable(typeof(DriverStats))]
    [JsonSerializable(typeof(IReadOnlyList<ProcSnapshot>))]
    [JsonSerializable(typeof(IReadOnlyList<TransactionLogEntry>))]
    private sealed partial class Json : JsonSerializerContext;
}
