using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Tool.Aidl;

/// <summary>C# that is exported.</summary>
/// <param name="Compilation">Where it and all that it refers to is known.</param>
/// <param name="Assembly">What is exported.</param>
internal sealed record ExportSource(Compilation Compilation, IAssemblySymbol Assembly)
{
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ExportSource Open(string path, string configuration) =>
        Path.GetExtension(path).ToUpperInvariant() is ".DLL" or ".EXE" ? OfAssembly(path) : OfProject(path, configuration);

    /// <summary>The project's sources, as its build gives them to the compiler.</summary>
    private static ExportSource OfProject(string path, string configuration)
    {
        CSharpCommandLineArguments arguments = ProjectBuild.CommandLineOf(path, configuration);
        CSharpCompilation compilation = CSharpCompilation.Create(
            arguments.CompilationName ?? Path.GetFileNameWithoutExtension(path),
            arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), DocumentedBy(arguments.ParseOptions), file.Path)),
            arguments.MetadataReferences.Select(static reference => Reference(reference.Reference)),
            arguments.CompilationOptions);
        return new ExportSource(compilation, compilation.Assembly);
    }

    private static CSharpParseOptions DocumentedBy(CSharpParseOptions options) => options.WithDocumentationMode(DocumentationMode.Parse);

    /// <summary>An assembly with those beside it; the rest is the running framework's.</summary>
    private static ExportSource OfAssembly(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no assembly {path}.");

        string own = Path.GetFullPath(path);
        string[] frameworks = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> others = Directory.EnumerateFiles(Path.GetDirectoryName(own)!, "*.dll").Concat(frameworks)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Where(file => file != own && IsManaged(file));
        if (!IsManaged(own))
            throw new IOException($"{path} is no assembly of .NET.");

        MetadataReference reference = Reference(own);
        CSharpCompilation compilation = CSharpCompilation.Create("export", references: others.Select(Reference).Prepend(reference));
        return compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly
            ? new ExportSource(compilation, assembly)
            : throw new IOException($"{path} is no assembly of .NET.");
    }

    private static bool IsManaged(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using System.Reflection.PortableExecutable.PEReader reader = new(stream);
        try
        {
            return reader.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    /// <summary>An assembly with the documentation file beside it.</summary>
    private static MetadataReference Reference(string path)
    {
        string documentation = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(path, documentation: File.Exists(documentation) ? DocumentationFile.Load(documentation) : null);
    }
}
