using System.Text.Json.Serialization;

namespace Binder.Tool.Doctor;

/// <summary>What a check came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Not there, and not needed.</summary>
    [JsonStringEnumMemberName("absent")]
    Absent,

    /// <summary>Something is to be done; the finding has advice.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One check and its result.</summary>
internal sealed record Finding(string Check, Verdict Verdict, string Detail, string? Advice = null);

/// <summary>All findings.</summary>
/// <param name="Findings">In the order of the checks.</param>
/// <param name="Usable">Devices that can be opened, the best first.</param>
internal sealed record Diagnosis(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Usable);
