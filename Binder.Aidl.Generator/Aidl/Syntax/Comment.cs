using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>A comment with its delimiters: <c>// ...</c> or <c>/* ... */</c>.</summary>
internal sealed record Comment(TextSpan Span, string Text)
{
    public bool IsBlock => Text.StartsWith("/*", StringComparison.Ordinal);
}
