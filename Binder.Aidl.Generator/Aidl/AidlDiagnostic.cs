using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl;

/// <summary>A fault of a file; the file itself is known from where the fault was found.</summary>
internal sealed class AidlDiagnostic(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public TextSpan Span { get; } = span;

    /// <summary>What the message names.</summary>
    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>What code fixes need to know.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture), arguments);

    /// <summary>The same for the compiler.</summary>
    /// <param name="file">The file that <see cref="Span"/> is a part of.</param>
    public Diagnostic ToDiagnostic(AidlFile file) => ToDiagnostic(file.Locate(Span));

    /// <summary>The same for the compiler, at another place.</summary>
    public Diagnostic ToDiagnostic(Location location) => Diagnostic.Create(Descriptor, location, Properties, arguments);
}
