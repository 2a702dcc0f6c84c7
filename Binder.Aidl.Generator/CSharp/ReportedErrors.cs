using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>
/// Errors of annotated types that the generator has reported, so that the analyzer does not say them again. The compiler hands both the same files,
/// and the analyzer those that were generated too, with which it sees more.
/// </summary>
internal static class ReportedErrors
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<(string Id, TextSpan Span, string Message), bool>> Files = new();

    public static void Add(INamedTypeSymbol type, Diagnostic error) => Files.GetOrCreateValue(FileOf(type)).TryAdd(KeyOf(error), true);

    public static bool Contains(INamedTypeSymbol type, Diagnostic error) =>
        Files.TryGetValue(FileOf(type), out ConcurrentDictionary<(string, TextSpan, string), bool>? errors) && errors.ContainsKey(KeyOf(error));

    private static SyntaxTree FileOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences[0].SyntaxTree;

    private static (string Id, TextSpan Span, string Message) KeyOf(Diagnostic error) =>
        (error.Id, error.Location.SourceSpan, error.GetMessage(CultureInfo.InvariantCulture));
}
