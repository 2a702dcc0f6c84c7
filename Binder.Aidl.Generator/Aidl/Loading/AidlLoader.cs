using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Loading;

/// <summary>Follows imports and qualified names until no file is missing that can be found.</summary>
internal sealed class AidlLoader(IAidlFiles files, CancellationToken cancellation = default)
{
    private readonly Dictionary<string, AidlFile> _loaded = [];
    private readonly HashSet<string> _tried = [];
    private readonly Queue<AidlFile> _open = new();
    private readonly List<(AidlFile, AidlDiagnostic)> _ambiguities = [];

    /// <param name="inputs">Parsed files, in order.</param>
    /// <param name="preprocessed">Lists of declarations that need no import.</param>
    public AidlProgram Load(ImmutableArray<AidlFile> inputs, ImmutableArray<AidlFile> preprocessed)
    {
        foreach (AidlFile file in inputs.Concat(preprocessed))
            Add(file);
        while (_open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            AidlFile file = _open.Dequeue();
            foreach (NameSyntax name in SyntaxNames.Qualified(file.Root))
                Find(file, name);
        }

        ImmutableArray<AidlFile> imports = [.. _loaded.Values.Where(file => !inputs.Contains(file)).OrderBy(static file => file.Path, StringComparer.Ordinal)];
        return new AidlProgram(inputs, imports, AidlIndex.From(_loaded.Values.Select(OutlineBuilder.Build)), [.. _ambiguities]);
    }

    private bool Add(AidlFile file)
    {
        string identity = files.Identify(file.Path);
        if (_loaded.ContainsKey(identity))
            return false;

        _loaded.Add(identity, file);
        _open.Enqueue(file);
        return true;
    }

    /// <summary><c>a.b.C.D</c> is in <c>a/b/C/D.aidl</c>, or nested in what <c>a/b/C.aidl</c> declares.</summary>
    private void Find(AidlFile user, NameSyntax name)
    {
        if (name.IsMissing || BuiltinTypes.IsIgnoredImport(name.Text))
            return;

        for (string prefix = name.Text; prefix.Length > 0; prefix = prefix.Substring(0, Math.Max(0, prefix.LastIndexOf('.'))))
        {
            IReadOnlyList<string> paths = files.Find(prefix.Replace('.', '/') + ".aidl");
            if (paths.Select(files.Identify).Distinct().Count() > 1)
                _ambiguities.Add((user, new AidlDiagnostic(AidlDescriptors.AmbiguousImport, name.Span, name.Text, string.Join(" and ", paths))));
            if (paths.Count == 0)
                continue;

            Read(paths[0]);
            return;
        }
    }

    private void Read(string path)
    {
        if (_loaded.ContainsKey(files.Identify(path)) || !_tried.Add(path) || files.Read(path) is not { } text)
            return;

        Add(AidlFile.Parse(path, SourceText.From(text), isPreprocessed: false, cancellation));
    }
}
