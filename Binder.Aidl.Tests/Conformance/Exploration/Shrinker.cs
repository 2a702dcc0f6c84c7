namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>Makes a script that shows something as short as it gets: leaves out steps, then commands, then parts of messages.</summary>
/// <param name="shows">Whether a script still shows it.</param>
/// <param name="patience">How many scripts are tried.</param>
internal sealed class Shrinker(Predicate<Step[]> shows, int patience = 300)
{
    private int _tried;

    public Step[] Shrink(Step[] script)
    {
        int before;
        do
        {
            before = Size(script);
            script = DropSteps(script);
            script = SimplifySteps(script);
        }
        while (Size(script) < before && _tried < patience);
        return script;
    }

    private static int Size(Step[] script) => script.Sum(static step => Size(step.Term));

    private static int Size(Term term) => 1 + term.Parts.Sum(Size);

    /// <summary>Every term with one part less, anywhere in it.</summary>
    private static IEnumerable<Term> Simpler(Term term)
    {
        for (int i = 0; i < term.Parts.Length; i++)
            yield return term with { Parts = [.. term.Parts[..i], .. term.Parts[(i + 1)..]] };

        for (int i = 0; i < term.Parts.Length; i++)
        {
            foreach (Term part in Simpler(term.Parts[i]))
                yield return term with { Parts = [.. term.Parts[..i], part, .. term.Parts[(i + 1)..]] };
        }
    }

    private bool Shows(Step[] script) => _tried++ < patience && shows(script);

    private Step[] DropSteps(Step[] script)
    {
        for (int size = Math.Max(1, script.Length / 2); size > 0; size /= 2)
        {
            for (int start = script.Length - size; start >= 0; start -= size)
            {
                Step[] shorter = [.. script[..start], .. script[(start + size)..]];
                if (Shows(shorter))
                    script = shorter;
            }
        }

        return script;
    }

    private Step[] SimplifySteps(Step[] script)
    {
        for (int i = 0; i < script.Length; i++)
        {
            while (Simplify(script, i) is { } simpler)
                script = simpler;
        }

        return script;
    }

    private Step[]? Simplify(Step[] script, int index)
    {
        foreach (Term term in Simpler(script[index].Term))
        {
            Step[] simpler = [.. script];
            simpler[index] = script[index] with { Term = term };
            if (Shows(simpler))
                return simpler;
        }

        return null;
    }
}
