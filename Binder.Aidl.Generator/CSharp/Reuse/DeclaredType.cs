namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>A type that a file declares.</summary>
/// <param name="Name">Without namespace and containing types.</param>
/// <param name="Namespace">Empty for the global one; null for a type in a type, which those that inherit the outer one reach by its name alone.</param>
internal readonly record struct DeclaredType(string Name, string? Namespace);
