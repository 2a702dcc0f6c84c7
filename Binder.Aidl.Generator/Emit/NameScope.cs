using Binder.Aidl.Generator.CSharp;

namespace Binder.Aidl.Generator.Emit;

/// <summary>The names inside one generated method: what the user named keeps its name as long as it hides nothing.</summary>
/// <param name="taken">Names that the method's body means otherwise.</param>
internal sealed class NameScope(params IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>Takes the first free name, as code spells it; numbers the last one if all are taken.</summary>
    public string Pick(params string[] preferred)
    {
        foreach (string name in preferred)
        {
            if (_taken.Add(name))
                return Identifiers.Escape(name);
        }

        string last = preferred[preferred.Length - 1];
        for (int number = 2; ; number++)
        {
            if (_taken.Add(last + number))
                return last + number;
        }
    }
}
