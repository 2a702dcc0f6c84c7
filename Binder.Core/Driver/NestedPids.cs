using System.Collections.Immutable;

namespace Binder.Driver;

/// <summary>The numbers of a process that does not live in the driver's own pid namespace.</summary>
/// <param name="numbers">From the namespace next to the driver's own to the one that the process lives in.</param>
internal sealed class NestedPids(params ImmutableArray<NestedPid> numbers)
{
    /// <summary>Of a process that lives nobody knows where.</summary>
    public static readonly NestedPids Unknown = new();

    /// <summary>As the process itself knows its number; the default where nobody else does.</summary>
    public NestedPid Innermost => numbers is [.., NestedPid innermost] ? innermost : default;

    /// <summary>The number that a receiver sees, in the namespace that it lives in; 0 if this process is not visible there, or nobody can tell.</summary>
    public int SeenBy(NestedPids receiver)
    {
        ulong place = receiver.Innermost.Namespace;
        foreach (NestedPid entry in numbers)
        {
            if (entry.Namespace == place)
                return entry.Number;
        }

        return 0;
    }
}
