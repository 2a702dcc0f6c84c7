using System.Collections.Concurrent;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>The C# names of the types of a project and of their enumerators.</summary>
internal sealed class TypeNames(AidlProject project)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _enumerators = [];
    private readonly Lazy<Dictionary<string, List<string>>> _byName = new(() => Collect(project));

    /// <summary>The namespace of a file's types.</summary>
    public string NamespaceOf(FileOutline file) => project.OptionsOf(file.Path).Namespace ?? CSharpNames.Namespace(file.Package);

    /// <summary>The simple name of a type.</summary>
    public static string SimpleName(IndexedType type)
    {
        string name = CSharpNames.Type(type.Outline.Name, type.Outline.Kind);
        return type.Parent is { Outline.Kind: AidlTypeKind.Interface } parent && ReservedNames.IsTakenInside(name, CSharp.InterfaceParser.StemOf(SimpleName(parent)))
            ? name + "Type"
            : name;
    }

    /// <summary>The full name with dots, without <c>global::</c>.</summary>
    public string DottedName(IndexedType type) =>
        OutlineBuilder.Qualify(type.Parent is { } parent ? DottedName(parent) : NamespaceOf(type.File), SimpleName(type));

    public string FullName(IndexedType type) => "global::" + DottedName(type);

    /// <summary>What else has the C# name of a type or of a class that is generated for it; null for nothing.</summary>
    public string? CollisionOf(IndexedType type)
    {
        foreach (string name in GeneratedFor(type, DottedName(type)))
        {
            if (_byName.Value.TryGetValue(name, out List<string>? owners) && owners.Find(owner => owner != type.CanonicalName) is { } other)
                return other;

            if (RuntimeTypeNames.Contains(name))
                return name + " of Binder.Core";
        }

        return null;
    }

    /// <summary>The C# name of an enumerator.</summary>
    public string EnumeratorOf(IndexedType type, string enumerator) =>
        EnumeratorsOf(type).TryGetValue(enumerator, out string? name) ? name : CSharpNames.Constant(enumerator);

    /// <summary>The C# names of an enum's enumerators by their AIDL names.</summary>
    public IReadOnlyDictionary<string, string> EnumeratorsOf(IndexedType type) => _enumerators.GetOrAdd(type.CanonicalName, _ =>
    {
        // The names of a union's tags are those of its members.
        if (type is { Parent: { Outline.Kind: AidlTypeKind.Union } union, Outline.Name: OutlineBuilder.Tag })
            return MembersOf(union, type.Outline.Constants.Select(static tag => tag.Name));

        MemberNames names = new([]);
        Dictionary<string, string> found = [];
        foreach (ConstantOutline enumerator in type.Outline.Constants)
        {
            if (!found.ContainsKey(enumerator.Name))
                found.Add(enumerator.Name, names.Take(CSharpNames.Constant(enumerator.Name), ReservedNames.ValueSuffix));
        }

        return found;
    });

    /// <summary>The C# names of a union's members by their AIDL names.</summary>
    public static IReadOnlyDictionary<string, string> MembersOf(IndexedType union, IEnumerable<string> members)
    {
        MemberNames names = new([.. ReservedNames.OfUnion(SimpleName(union)), .. NestedIn(union)]);
        Dictionary<string, string> found = [];
        foreach (string member in members)
        {
            if (!found.ContainsKey(member))
                found.Add(member, names.Take(CSharpNames.Pascal(member), ReservedNames.ValueSuffix));
        }

        return found;
    }

    /// <summary>The C# names of the types declared in a type.</summary>
    public static IEnumerable<string> NestedIn(IndexedType type) =>
        type.Outline.Nested.Select(nested => type.Nested(nested.Name)).OfType<IndexedType>().Select(SimpleName);

    private static IEnumerable<string> GeneratedFor(IndexedType type, string name)
    {
        yield return name;
        if (type.Outline.Kind == AidlTypeKind.Interface)
        {
            int end = name.LastIndexOf('.') + 1;
            string stem = CSharp.InterfaceParser.StemOf(name.Substring(end));
            yield return name.Substring(0, end) + "Bp" + stem;
            yield return name.Substring(0, end) + "Bn" + stem;
            if (type.Outline.Has("JavaDelegator"))
                yield return name.Substring(0, end) + stem + "Delegator";
        }
    }

    /// <summary>Who takes which C# name; a namespace takes its own.</summary>
    private static Dictionary<string, List<string>> Collect(AidlProject project)
    {
        Dictionary<string, List<string>> owners = [];
        foreach (AidlProjectFile file in project.Files.Where(static file => !file.Options.IsPreprocessed))
        {
            foreach (TypeOutline type in file.Outline.Types)
                Add(type, null);

            string name = project.Names.NamespaceOf(file.Outline);
            for (; name.Length > 0; name = name.Substring(0, Math.Max(0, name.LastIndexOf('.'))))
                Take(name, "namespace " + name);

            void Add(TypeOutline outline, string? parent)
            {
                if (project.Index.Find(outline.CanonicalName, file.Outline.Path) is not { } type)
                    return;

                foreach (string name in GeneratedFor(type, project.Names.DottedName(type)))
                    Take(name, outline.CanonicalName);

                foreach (TypeOutline nested in outline.Nested)
                    Add(nested, outline.CanonicalName);
            }
        }

        return owners;

        void Take(string name, string owner)
        {
            if (!owners.TryGetValue(name, out List<string>? found))
                owners.Add(name, found = []);

            if (!found.Contains(owner))
                found.Add(owner);
        }
    }
}
