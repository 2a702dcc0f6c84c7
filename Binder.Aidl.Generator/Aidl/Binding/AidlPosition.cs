using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>
/// Where something is declared in its file. Two positions are always equal: moving a declaration changes nothing about it, so that what the
/// pipeline makes from it stays cached.
/// </summary>
internal readonly struct AidlPosition(TextSpan span) : IEquatable<AidlPosition>
{
    public TextSpan Span { get; } = span;

    public bool Equals(AidlPosition other) => true;

    public override bool Equals(object? obj) => obj is AidlPosition;

    public override int GetHashCode() => 0;

    public static implicit operator AidlPosition(TextSpan span) => new(span);
}
