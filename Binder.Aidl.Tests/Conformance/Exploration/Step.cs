using System.Globalization;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>One thing that a process or a thread does. The label stays when other steps of a script are dropped; buffers are named after it.</summary>
internal readonly record struct Step(int Label, Term Term)
{
    public static Step Parse(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return new Step(int.Parse(line.AsSpan(0, colon), CultureInfo.InvariantCulture), Term.Parse(line[(colon + 1)..].Trim()));
    }

    public override string ToString() => $"{Label}: {Term}";
}
