using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binder.Tool.Doctor;

/// <summary>How <c>binder doctor</c> prints: a line per finding, or JSON.</summary>
internal static partial class DiagnosisOutput
{
    public static void WriteText(Diagnosis diagnosis, TextWriter output)
    {
        foreach (Finding finding in diagnosis.Findings)
        {
            output.WriteLine($"{Mark(finding.Verdict),-7} {finding.Check}: {finding.Detail}");
            if (finding.Advice is not null)
                output.WriteLine($"        {finding.Advice}");
        }

        output.WriteLine(diagnosis.Usable.Count == 0
            ? "No Binder device can be used."
            : $"Usable: {string.Join(", ", diagnosis.Usable)}");
    }

    public static void WriteJson(Diagnosis diagnosis, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(diagnosis, DiagnosisJson.Default.Diagnosis));

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Absent => "absent",
        _ => "FAILED",
    };

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Diagnosis))]
    private sealed partial class DiagnosisJson : JsonSerializerContext;
}
