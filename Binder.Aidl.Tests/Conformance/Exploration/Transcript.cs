using System.Text;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// A script and what came of its steps. As text: a line for a step, an indented one for its outcome, and lines that start with <c>#</c> and
/// tell what it is about.
/// </summary>
internal sealed record Transcript(string About, IReadOnlyList<(Step Step, string Outcome)> Lines)
{
    public Step[] Script => [.. Lines.Select(static line => line.Step)];

    public static Transcript Parse(string text)
    {
        StringBuilder about = new();
        List<(Step Step, string Outcome)> lines = [];
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith('#'))
                about.Append(line.AsSpan(1).Trim()).Append(' ');
            else if (line.Length > 0 && char.IsAsciiDigit(line[0]))
                lines.Add((Step.Parse(line), ""));
            else if (lines.Count > 0 && line.Trim().Length > 0)
                lines[^1] = (lines[^1].Step, line.Trim());
        }

        return new Transcript(about.ToString().Trim(), lines);
    }

    /// <summary>Plays the script again.</summary>
    public static Transcript Of(string about, ExplorationWorld world, IEnumerable<Step> script) =>
        new(about, [.. script.Select(step => (step, world.Do(step)))]);

    public override string ToString()
    {
        StringBuilder text = new();
        if (About.Length > 0)
            text.Append("# ").Append(About).Append('\n');
        foreach ((Step step, string outcome) in Lines)
        {
            text.Append(step).Append('\n');
            if (outcome.Length > 0)
                text.Append("    ").Append(outcome).Append('\n');
        }

        return text.ToString();
    }
}
