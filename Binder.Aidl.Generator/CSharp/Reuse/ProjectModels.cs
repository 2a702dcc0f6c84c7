using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>
/// The models of a compilation by its files. Those of files that an edit cannot concern are taken over from the compilation before it, and
/// the compiler is asked nothing about them: to bind the attributes of every type again is what would cost most of an edit.
/// </summary>
internal sealed class ProjectModels
{
    private static readonly ConditionalWeakTable<Compilation, ProjectModels> Known = new();

    /// <summary>A file leads to the latest compilation of its project, as long as the file is in use.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Project> Projects = new();

    private readonly Dictionary<SyntaxTree, FileModels> _files = [];
    private readonly HashSet<SyntaxTree> _trees;
    private readonly ImmutableArray<SyntaxTree> _order;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;

    private ProjectModels(Compilation compilation, CancellationToken token)
    {
        _order = [.. compilation.SyntaxTrees];
        _trees = [.. _order];
        _references = [.. compilation.References];
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;

        Project project = ProjectOf(_order);
        ProjectModels? before = project.Latest;
        if (before is not null && IsComparable(before))
            TakeOver(before);

        Candidates candidates = new(_order);
        foreach (SyntaxTree tree in _order.Where(tree => !_files.ContainsKey(tree)))
            _files.Add(tree, FileModels.Parse(compilation, tree, candidates.In(tree), token));

        // What is not new has a project already.
        foreach (SyntaxTree tree in before is null ? _order : _order.Where(tree => !before._trees.Contains(tree)))
            Projects.GetValue(tree, _ => project);

        project.Latest = this;
    }

    public ImmutableArray<InterfaceModel> Interfaces => [.. _order.SelectMany(tree => _files[tree].Interfaces)];

    public ImmutableArray<ParcelableModel> Parcelables => [.. _order.SelectMany(tree => _files[tree].Parcelables)];

    public ImmutableArray<UnionModel> Unions => [.. _order.SelectMany(tree => _files[tree].Unions)];

    public static ProjectModels Of(Compilation compilation, CancellationToken token) =>
        Known.TryGetValue(compilation, out ProjectModels? known) ? known : Known.GetValue(compilation, key => new ProjectModels(key, token));

    private static Project ProjectOf(ImmutableArray<SyntaxTree> trees)
    {
        foreach (SyntaxTree tree in trees)
        {
            if (Projects.TryGetValue(tree, out Project? known))
                return known;
        }

        return new Project();
    }

    /// <summary>The order of files is the order of the parts of a type.</summary>
    private bool IsComparable(ProjectModels before) =>
        _assembly == before._assembly && _options.Equals(before._options) && _references.SequenceEqual(before._references)
        && _order.Where(before._trees.Contains).SequenceEqual(before._order.Where(_trees.Contains));

    private void TakeOver(ProjectModels before)
    {
        foreach (SyntaxTree tree in AffectedTrees.FindUnaffected(before._trees, _trees))
            _files.Add(tree, before._files[tree]);
    }

    private sealed class Project
    {
        private volatile ProjectModels? _latest;

        public ProjectModels? Latest
        {
            get => _latest;
            set => _latest = value;
        }
    }
}
