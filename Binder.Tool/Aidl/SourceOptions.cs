using System.CommandLine;
using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Tool.Aidl;

/// <summary>The options that all commands over <c>.aidl</c> files share, named as those of Android's compiler.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string[]> _roots = new("--include", "-I")
    {
        Description = "A folder that imports are searched in; the working directory if there is none. Repeatable.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string[]> _preprocessed = new("--preprocessed", "-p")
    {
        Description = "A list of declarations that `binder aidl preprocess` wrote. Repeatable.",
        HelpName = "FILE",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<bool> _isStructured = new("--structured")
    {
        Description = "Only types that can be frozen: no unstructured parcelables, no untyped collections.",
    };

    private readonly Option<string?> _stability = new("--stability")
    {
        Description = "`vintf`: every type promises the stability of vendor interfaces.",
        HelpName = "STABILITY",
    };

    private readonly Option<string[]> _warnings = new("-W")
    {
        Description = "-WNAME, -Wno-NAME, -Weverything: print warnings; -Werror, -Wno-error=NAME: they are errors, or not. Repeatable.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<bool> _isSilent = new("-w") { Description = "Print no warnings." };

    public void AddTo(Command command)
    {
        _stability.AcceptOnlyFromAmong("vintf");
        command.Options.Add(_roots);
        command.Options.Add(_preprocessed);
        command.Options.Add(_isStructured);
        command.Options.Add(_stability);
        command.Options.Add(_warnings);
        command.Options.Add(_isSilent);
    }

    /// <summary>Reads and binds files, and prints what is wrong with them.</summary>
    /// <param name="isFrozen">Whether the files are to be frozen, so that <c>--structured</c> goes without saying.</param>
    /// <returns>Null if there are errors.</returns>
    public SourceSet? Load(ParseResult arguments, IEnumerable<string> inputs, bool isFrozen = false)
    {
        DiagnosticPrinter printer = Printer(arguments);
        SourceSet sources = SourceSet.Load(inputs, Files(arguments), Preprocessed(arguments), Options(arguments, isFrozen));
        printer.Print(sources);
        return printer.HasErrors ? null : sources;
    }

    /// <param name="own">A folder that is searched first, null for none.</param>
    public DiskFiles Files(ParseResult arguments, string? own = null) => new(arguments.GetRequiredValue(_roots), own);

    public IEnumerable<string> Preprocessed(ParseResult arguments) => arguments.GetRequiredValue(_preprocessed);

    public AidlOptions Options(ParseResult arguments, bool isFrozen)
    {
        bool isVintf = arguments.GetValue(_stability) is not null;
        return new AidlOptions(isFrozen || isVintf || arguments.GetValue(_isStructured), isVintf);
    }

    public DiagnosticPrinter Printer(ParseResult arguments) =>
        new(Console.Error, new WarningOptions(arguments.GetRequiredValue(_warnings), arguments.GetValue(_isSilent)));
}
