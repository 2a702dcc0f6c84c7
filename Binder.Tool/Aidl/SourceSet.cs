using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Loading;

namespace Binder.Tool.Aidl;

/// <summary>Files of a command line, bound against each other and against what they import.</summary>
/// <param name="Inputs">The files that were named, in their order.</param>
/// <param name="Imports">The others.</param>
internal sealed record SourceSet(ImmutableArray<AidlBoundFile> Inputs, ImmutableArray<AidlBoundFile> Imports)
{
    /// <summary>What the inputs declare at their tops.</summary>
    public IEnumerable<AidlDeclaration> Declarations => Inputs.SelectMany(static file => file.Declarations);

    /// <summary>The inputs as one side of a comparison.</summary>
    public ApiVersion Version => new(Inputs, Imports);

    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SourceSet Load(IEnumerable<string> inputs, DiskFiles files, IEnumerable<string> preprocessed, AidlOptions options)
    {
        ImmutableArray<AidlFile> named = [.. inputs.DistinctBy(Path.GetFullPath).Select(static path => DiskFiles.Parse(path, isPreprocessed: false))];
        ImmutableArray<AidlFile> lists = [.. preprocessed.Select(static path => DiskFiles.Parse(path, isPreprocessed: true))];
        AidlProgram program = new AidlLoader(files).Load(named, lists);
        return new SourceSet(
            [.. program.Inputs.Select(file => program.Bind(file, options))],
            [.. program.Imports.Select(file => program.Bind(file, options))]);
    }
}
