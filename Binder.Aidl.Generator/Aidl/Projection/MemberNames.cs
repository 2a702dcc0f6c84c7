namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Gives the members of one type C# names that differ. Who comes first keeps the name; it never depends on what follows.</summary>
/// <param name="taken">Names that C#, the runtime, generated code or nested types have.</param>
internal sealed class MemberNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <param name="name">The name that follows from AIDL.</param>
    /// <param name="suffix">What goes behind a name that is taken.</param>
    public string Take(string name, string suffix)
    {
        if (_taken.Add(name))
            return name;

        string next = name + suffix;
        for (int number = 2; !_taken.Add(next); number++)
            next = name + suffix + number;

        return next;
    }
}
