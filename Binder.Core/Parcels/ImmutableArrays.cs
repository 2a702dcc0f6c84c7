using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Binder;

/// <summary>Immutable arrays as the arrays that travel, without a copy: for generated code, which does not change them.</summary>
public static class ImmutableArrays
{
    /// <summary>The array inside; null, which no array but a nullable one may be, for a default one.</summary>
    public static T[] ToArray<T>(ImmutableArray<T> value) => ImmutableCollectionsMarshal.AsArray(value)!;

    /// <summary>The array inside, or null.</summary>
    public static T[]? ToArray<T>(ImmutableArray<T>? value) => value is { } present ? ImmutableCollectionsMarshal.AsArray(present) : null;

    /// <summary>Wraps an array that nobody else holds.</summary>
    public static ImmutableArray<T> ToImmutable<T>(T[] value) => ImmutableCollectionsMarshal.AsImmutableArray(value);

    /// <summary>Wraps an array that nobody else holds, or null.</summary>
    public static ImmutableArray<T>? ToNullableImmutable<T>(T[]? value) =>
        value is null ? null : ImmutableCollectionsMarshal.AsImmutableArray(value);
}
