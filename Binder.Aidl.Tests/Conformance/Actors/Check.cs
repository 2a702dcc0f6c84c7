using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>Claims of a scenario.</summary>
internal static class Check
{
    public static void Equal<T>(T expected, T actual, string? about = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            Fail(expected, actual, about);
    }

    public static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual, string? about = null)
    {
        T[] found = [.. actual];
        T[] wanted = [.. expected];
        if (!wanted.AsSpan().SequenceEqual(found))
            Fail(wanted, found, about);
    }

    public static void True([DoesNotReturnIf(false)] bool claim, string about)
    {
        if (!claim)
            throw new ConformanceException(about);
    }

    private static void Fail(object? expected, object? actual, string? about) => throw new ConformanceException(
        (about is null ? "" : about + ": ") + $"expected {Show(expected)}, got {Show(actual)}");

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Show)) + "]",
        _ => $"{value}",
    };
}
