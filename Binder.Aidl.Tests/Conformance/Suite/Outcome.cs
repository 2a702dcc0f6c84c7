namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>What came of an item.</summary>
/// <param name="Skipped">Why it, or a part of it, was not played.</param>
/// <param name="Failed">What the driver did wrong.</param>
/// <param name="Played">How many of its scenarios went well.</param>
internal sealed record Outcome(Item Item, string? Skipped, string? Failed, int Played)
{
    /// <summary>A line of TAP, with the details of a failure as comments.</summary>
    public override string ToString()
    {
        string line = $"{(Failed is null ? "ok" : "not ok")} {Item.Number} - {Item.Title}";
        if (Failed is not null)
            return line + "\n  # " + Failed.ReplaceLineEndings("\n  # ");
        return Skipped is null ? line : Played == 0 ? $"{line} # SKIP {Skipped}" : $"{line} (in part: {Skipped})";
    }
}
