using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>
/// The models of a compilation by their declarations. After an edit the compiler asks for all of them again, since each might depend on what was
/// edited; those of unaffected files are taken over from the compilation before it. Nothing of the compiler but syntax is kept.
/// </summary>
internal sealed class ModelMemory
{
    private static readonly ConditionalWeakTable<Compilation, ModelMemory> Memories = new();

    /// <summary>A file leads to the latest compilation of its project, as long as the file is in use.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Project> Projects = new();

    private readonly ConcurrentDictionary<(SyntaxNode Declaration, string Attribute), object?> _models = new();
    private readonly HashSet<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;

    private ModelMemory(Compilation compilation)
    {
        _trees = [.. compilation.SyntaxTrees];
        _references = [.. compilation.References];
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;

        Project project = ProjectOf(_trees);
        ModelMemory? before = project.Latest;
        if (before is not null && IsComparable(before))
            TakeOver(before);

        // What is not new has a project already.
        foreach (SyntaxTree tree in before is null ? _trees : _trees.Where(tree => !before._trees.Contains(tree)))
            Projects.GetValue(tree, _ => project);

        project.Latest = this;
    }

    public static ModelMemory Of(Compilation compilation) => Memories.GetValue(compilation, static key => new ModelMemory(key));

    /// <summary>The model of a declaration, which is parsed if it is not known.</summary>
    /// <param name="declaration">A type.</param>
    /// <param name="attribute">The attribute for which it is parsed.</param>
    /// <param name="parse">Makes the model.</param>
    public T? Get<T>(SyntaxNode declaration, string attribute, Func<T?> parse)
        where T : class => (T?)(_models.TryGetValue((declaration, attribute), out object? known) ? known : _models.GetOrAdd((declaration, attribute), parse()));

    private static Project ProjectOf(HashSet<SyntaxTree> trees)
    {
        foreach (SyntaxTree tree in trees)
        {
            if (Projects.TryGetValue(tree, out Project? known))
                return known;
        }

        return new Project();
    }

    private bool IsComparable(ModelMemory before) =>
        _assembly == before._assembly && _options.Equals(before._options) && _references.SequenceEqual(before._references);

    private void TakeOver(ModelMemory before)
    {
        HashSet<SyntaxTree> unaffected = AffectedTrees.FindUnaffected(before._trees, _trees);
        foreach (KeyValuePair<(SyntaxNode Declaration, string Attribute), object?> model in before._models)
        {
            if (unaffected.Contains(model.Key.Declaration.SyntaxTree))
                _models.TryAdd(model.Key, model.Value);
        }
    }

    private sealed class Project
    {
        private volatile ModelMemory? _latest;

        public ModelMemory? Latest
        {
            get => _latest;
            set => _latest = value;
        }
    }
}
