using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binder.Tool.Commands;

/// <summary>How <c>binder service</c> prints: Android's text, or JSON.</summary>
internal sealed partial class ServiceOutput(TextWriter output, bool asJson)
{
    public void WriteList(IReadOnlyList<ServiceListing> services)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(services, Json.Default.IReadOnlyListServiceListing));
            return;
        }

        output.WriteLine($"Found {services.Count} services:");
        for (int i = 0; i < services.Count; i++)
            output.WriteLine($"{i}\t{Printable.Of(services[i].Name)}: [{Printable.Of(services[i].Interface)}]");
    }

    public void WriteCheck(ServiceCheck check) => output.WriteLine(
        asJson ? JsonSerializer.Serialize(check, Json.Default.ServiceCheck) : $"Service {Printable.Of(check.Name)}: {(check.Found ? "found" : "not found")}");

    public void WritePing(ServicePing ping) => output.WriteLine(
        asJson ? JsonSerializer.Serialize(ping, Json.Default.ServicePing) : $"Service {Printable.Of(ping.Name)}: {Describe(ping)}");

    private static string Describe(ServicePing ping) =>
        ping.Alive ? FormattableString.Invariant($"alive, answered in {ping.Microseconds} µs") : ping.Found ? "does not answer" : "not found";

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(IReadOnlyList<ServiceListing>))]
    [JsonSerializable(typeof(ServiceCheck))]
    [JsonSerializable(typeof(ServicePing))]
    private sealed partial class Json : JsonSerializerContext;
}

internal sealed record ServiceListing(string Name, string Interface, int Pid);

internal sealed record ServiceCheck(string Name, bool Found);

internal sealed record ServicePing(string Name, bool Found, bool Alive, double? Microseconds);
