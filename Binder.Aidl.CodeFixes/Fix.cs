using Microsoft.CodeAnalysis;

namespace Binder.Aidl.CodeFixes;

/// <summary>One way out of a fault.</summary>
/// <param name="Title">What happens, as the editor shows it.</param>
/// <param name="Kind">Tells the ways out of one provider apart: what is applied to all places is of one kind.</param>
/// <param name="Apply">Makes the change.</param>
internal sealed record Fix(string Title, string Kind, Func<CancellationToken, Task<Solution>> Apply);
