using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>What the parser makes of a declaration.</summary>
/// <param name="Model">The model, null if the declaration is unusable.</param>
/// <param name="Diagnostics">Everything that was found wrong.</param>
internal readonly record struct Parsed<T>(T? Model, ImmutableArray<Diagnostic> Diagnostics)
    where T : class;
