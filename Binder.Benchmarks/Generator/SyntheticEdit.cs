using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Benchmarks.Generator;

/// <summary>Something that is typed in a <see cref="SyntheticSolution"/>, in another place each time.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Apply">The solution after the edit; the number says which edit of its kind it is.</param>
/// <param name="Emitted">Names of the files that the edit changes.</param>
internal sealed record SyntheticEdit(string Name, Func<CSharpCompilation, int, CSharpCompilation> Apply, Func<int, ImmutableArray<string>> Emitted)
{
    public static ImmutableArray<SyntheticEdit> All { get; } =
    [
        new(
            "a statement in a method body",
            static (solution, number) => SyntheticSolution.ChangeBody(solution, AreaOf(number), number),
            static _ => []),
        new(
            "a method of an interface",
            static (solution, number) => SyntheticSolution.AddMethod(solution, InterfaceOf(number), SyntheticSolution.Methods + 1),
            static number => FilesOf(SyntheticSolution.NameOf(InterfaceOf(number)), "Contract", "Proxy", "Stub")),
        new(
            "a property of a parcelable of ten interfaces",
            static (solution, number) => SyntheticSolution.AddProperty(solution, AreaOf(number), number),
            static number => FilesOf(SyntheticSolution.PlaceOf(AreaOf(number)), "Parcelable")),
    ];

    private static int InterfaceOf(int number) => number * 37 % SyntheticSolution.Interfaces;

    private static int AreaOf(int number) => number * 37 % SyntheticSolution.Areas;

    private static ImmutableArray<string> FilesOf(string type, params string[] roles) => [.. roles.Select(role => $"{type}.{role}.g.cs")];
}
