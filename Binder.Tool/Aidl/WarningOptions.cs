using Binder.Aidl.Generator.Aidl.Binding;
using Microsoft.CodeAnalysis;

namespace Binder.Tool.Aidl;

/// <summary>Which warnings are printed, and which are errors: <c>-W</c> and <c>-w</c> with the meaning of Android's compiler. All are off at first.</summary>
internal sealed class WarningOptions
{
    private readonly HashSet<string> _on = [];
    private readonly HashSet<string> _tolerated = [];
    private bool _areErrors;

    /// <param name="flags">What follows <c>-W</c>, in order: a name, <c>no-NAME</c>, <c>everything</c>, <c>error</c>, <c>no-error=NAME</c>.</param>
    /// <param name="isSilent">Whether <c>-w</c> is given, which wins over all.</param>
    /// <exception cref="AidlUsageException">A name is unknown.</exception>
    public WarningOptions(IEnumerable<string> flags, bool isSilent)
    {
        foreach (string flag in flags)
            Apply(flag);
        if (isSilent)
            _on.Clear();
    }

    /// <summary>How bad it is; hidden if it is not to be printed.</summary>
    public DiagnosticSeverity SeverityOf(DiagnosticDescriptor descriptor)
    {
        if (descriptor.DefaultSeverity == DiagnosticSeverity.Error)
            return DiagnosticSeverity.Error;

        string name = Lints.NameOf(descriptor);
        if (!_on.Contains(name))
            return DiagnosticSeverity.Hidden;

        return _areErrors && !_tolerated.Contains(name) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
    }

    private void Apply(string flag)
    {
        if (flag == "everything")
            _on.UnionWith(Lints.Names);
        else if (flag == "error")
            _areErrors = true;
        else if (flag.StartsWith("no-error=", StringComparison.Ordinal))
            _tolerated.Add(Known(flag["no-error=".Length..]));
        else if (flag.StartsWith("no-", StringComparison.Ordinal))
            _on.Remove(Known(flag["no-".Length..]));
        else
            _on.Add(Known(flag));
    }

    private static string Known(string name) =>
        Lints.IsKnown(name) ? name : throw new AidlUsageException($"There is no warning '{name}'; there are {string.Join(", ", Lints.Names)}.");
}
