using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Export;

/// <summary>
/// Writes the <c>.aidl</c> files of an assembly's interfaces, parcelables, unions and enums. What it writes was read again and is AIDL without
/// errors.
/// </summary>
internal sealed class AidlExporter
{
    private const string Runtime = "Binder.Core";
    private const string Tag = ".Tag";

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly CancellationToken _token;
    private readonly List<ExportedType> _own;
    private readonly List<ExportedType> _others = [];
    private readonly Dictionary<string, ExportedType> _byFullName = [];

    private AidlExporter(Compilation compilation, IAssemblySymbol assembly, Func<string, bool>? isLeftOut, CancellationToken token)
    {
        _token = token;
        ExportedTypes own = ExportedTypes.Of(compilation, assembly, isLeftOut, token);
        _diagnostics.AddRange(own.Diagnostics);
        _own = [.. own.Types];
        HashSet<string> names = [.. _own.Select(static type => type.FullName)];
        bool usesOthers = _own.SelectMany(static type => type.Uses).Any(use => IsDeclared(use) && !names.Contains(use.Name));
        foreach (IAssemblySymbol other in compilation.SourceModule.ReferencedAssemblySymbols.Append(compilation.Assembly))
        {
            if (usesOthers && !SymbolEqualityComparer.Default.Equals(other, assembly) && Knows(other))
                _others.AddRange(ExportedTypes.Of(compilation, other, isLeftOut: null, token).Types);
        }

        foreach (ExportedType type in _own.Concat(_others).Where(type => !_byFullName.ContainsKey(type.FullName)))
            _byFullName.Add(type.FullName, type);
    }

    /// <summary>Exports an assembly.</summary>
    /// <param name="compilation">Where the assembly and all that it refers to is known.</param>
    /// <param name="assembly">The compilation's own assembly, or one that it refers to.</param>
    /// <param name="token">Ends the work.</param>
    public static AidlExport Export(Compilation compilation, IAssemblySymbol assembly, CancellationToken token) =>
        new AidlExporter(compilation, assembly, isLeftOut: null, token).Export(assembly.Name);

    /// <summary>Exports the types of some AIDL names of the compilation's own assembly, and those that they use.</summary>
    /// <param name="compilation">Where they are declared.</param>
    /// <param name="names">Canonical AIDL names.</param>
    /// <param name="isLeftOut">Whether types of a name are passed over: what they are in AIDL is said elsewhere.</param>
    /// <param name="token">Ends the work.</param>
    public static AidlExport Export(Compilation compilation, IEnumerable<string> names, Func<string, bool> isLeftOut, CancellationToken token)
    {
        AidlExporter exporter = new(compilation, compilation.Assembly, isLeftOut, token);
        HashSet<string> reached = exporter.ReachedFrom([.. names]);
        exporter._own.RemoveAll(type => !reached.Contains(type.FullName));
        exporter._others.RemoveAll(type => !reached.Contains(type.FullName));
        return exporter.Export(compilation.Assembly.Name);
    }

    private bool HasErrors => _diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether the type is one that somebody declared, in AIDL's eyes.</summary>
    private static bool IsDeclared(WireType type) => type is { AidlName: { } name } && (type.Kind != WireKind.Marshalled || name.Contains('.'));

    private static bool Knows(IAssemblySymbol assembly) =>
        assembly.Name == Runtime || assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Runtime));

    private AidlExport Export(string origin)
    {
        CheckNames();
        foreach (ExportedType type in _own)
            CheckTypes(type);

        if (HasErrors)
            return new AidlExport([.. _diagnostics], []);

        foreach (ExportedType type in _own)
            WarnOfWhatIsLeftOut(type);

        List<ExportedType> tops = Nest(_own);
        ImmutableArray<AidlTextFile> files = [.. tops.Select(top => Emit(top, origin)).OrderBy(static file => file.Path, StringComparer.Ordinal)];
        ImmutableArray<AidlTextFile> imports = Imports(files);
        Check(tops, files, imports);
        return new AidlExport([.. _diagnostics], HasErrors ? [] : files) { Types = [.. _own], Imports = imports };
    }

    private ImmutableArray<AidlTextFile> Imports(ImmutableArray<AidlTextFile> files)
    {
        HashSet<string> paths = [.. files.Select(static file => file.Path)];
        return
        [
            .. Nest([.. _others.GroupBy(static type => type.Name).Select(static group => group.First())])
                .Select(top => Emit(top, "")).Where(file => !paths.Contains(file.Path)),
        ];
    }

    /// <summary>The types of the names, what these use, and what is around or inside, by C# names.</summary>
    private HashSet<string> ReachedFrom(HashSet<string> names)
    {
        HashSet<string> reached = [];
        ExportedType[] all = [.. _own, .. _others];
        ILookup<string, ExportedType> byOuter = all.ToLookup(static type => OuterOf(type.Name));
        ILookup<string, ExportedType> byName = all.ToLookup(static type => type.Name);
        Stack<ExportedType> open = new(_own.Where(type => names.Contains(type.Name)));
        while (open.Count > 0)
        {
            ExportedType type = open.Pop();
            if (!reached.Add(type.FullName))
                continue;

            foreach (WireType use in type.Uses)
            {
                if (_byFullName.TryGetValue(use.Name, out ExportedType? used))
                    open.Push(used);
            }

            foreach (ExportedType other in byOuter[type.Name].Concat(byName[OuterOf(type.Name)]))
                open.Push(other);
        }

        return reached;
    }

    private static string OuterOf(string name) => name.Substring(0, Math.Max(0, name.LastIndexOf('.')));

    private AidlTextFile Emit(ExportedType top, string origin) =>
        new(AidlFileEmitter.PathOf(top), new AidlFileEmitter(top, origin, EnumOf, Reaches).Emit());

    private EnumModel? EnumOf(string fullName) => _byFullName.TryGetValue(fullName, out ExportedType? type) ? type.Model as EnumModel
        : fullName.EndsWith(Tag, StringComparison.Ordinal) && _byFullName.TryGetValue(fullName.Substring(0, fullName.Length - Tag.Length), out ExportedType? union)
            ? TagsOf(union.Model as UnionModel)
        : null;

    /// <summary>The enum that goes with a union.</summary>
    private static EnumModel? TagsOf(UnionModel? union) => union is null ? null : new EnumModel(
        "Tag",
        union.Type.FullName + Tag,
        WireKind.Int32,
        union.Members.Select(static (member, tag) => new EnumeratorModel(member.Name, tag, AidlIdentity.Named(member.Aidl.Name))).ToEquatableArray(),
        AidlIdentity.Named(union.Aidl.Name + Tag));

    /// <summary>Whether a value of the one type may hold one of the other, arrays, lists and maps left out.</summary>
    private bool Reaches(string from, string target)
    {
        HashSet<string> seen = [];
        Stack<string> open = new([from]);
        while (open.Count > 0)
        {
            string current = open.Pop();
            if (current == target)
                return true;

            if (!seen.Add(current) || !_byFullName.TryGetValue(current, out ExportedType? type) || type.Model is InterfaceModel)
                continue;

            foreach (WireType held in type.Held.Where(static use => use.Kind is WireKind.Parcelable or WireKind.ParcelableValue or WireKind.Union))
                open.Push(held.Name);
        }

        return false;
    }

    private void CheckNames()
    {
        foreach (IGrouping<string, ExportedType> group in _own.GroupBy(static type => type.Name))
        {
            ExportedType first = group.First();
            foreach (ExportedType other in group.Skip(1))
                Report(ExportDescriptors.DuplicateName, other.Symbol, first.Symbol.Name, other.Symbol.Name, group.Key);

            if (!AidlNames.IsQualified(group.Key))
                Report(ExportDescriptors.Refused, first.Symbol, first.Symbol.Name, $"'{group.Key}' is no name in AIDL; give another one in its attribute");
        }
    }

    private void CheckTypes(ExportedType type)
    {
        foreach (WireType use in type.Uses.Where(static use => use is { Kind: WireKind.Marshalled, AidlName: null }))
            Report(ExportDescriptors.NoAidlType, type.Symbol, type.Symbol.Name, Short(use.Name), Short(use.Marshaller!));
    }

    private void WarnOfWhatIsLeftOut(ExportedType type)
    {
        TypeNames names = new(type);
        if (type.Model is InterfaceModel model)
        {
            foreach (MemberModel member in model.Members)
            {
                foreach (TransactionModel transaction in member.Transactions)
                {
                    if (transaction.Obstacle() is { } parameter)
                        Report(ExportDescriptors.MethodLeftOut, MemberOf(type, member.Name), transaction.Name, type.Symbol.Name, parameter.Name, names.Annotated(parameter.Type));
                }
            }
        }

        (EquatableArray<ConstantModel> constants, IEnumerable<(string Name, WireType Type, string? Value)> defaults) = type.Model switch
        {
            InterfaceModel @interface => (@interface.Constants, []),
            ParcelableModel parcelable => (parcelable.Constants, parcelable.Fields.Select(static field => (field.Name, field.Type, field.Default ?? field.InitialValue))),
            UnionModel union => (union.Constants, union.Members.Select(static member => (member.Name, member.Type, member.Default))),
            _ => (default, Enumerable.Empty<(string, WireType, string?)>()),
        };
        foreach (ConstantModel constant in constants.Where(static constant => ConstantText.Of(constant) is null))
            Report(ExportDescriptors.ConstantLeftOut, MemberOf(type, constant.Name), constant.Name, type.Symbol.Name, Lacking(constant));

        foreach ((string name, WireType wire, string? value) in defaults)
        {
            if (value is not null && !ValueText.TrySpell(value, wire, EnumOf, names, out _))
                Report(ExportDescriptors.DefaultLeftOut, MemberOf(type, name), name, type.Symbol.Name);
        }
    }

    private static string Lacking(ConstantModel constant) =>
        constant.Type is "boolean" or "char" ? $"of type '{constant.Type}'" : $"with the value {constant.Value}";

    /// <summary>Puts types into those whose name is the beginning of theirs.</summary>
    private static List<ExportedType> Nest(List<ExportedType> types)
    {
        Dictionary<string, ExportedType> byName = types.ToDictionary(static type => type.Name);
        List<ExportedType> tops = [];
        foreach (ExportedType type in types)
        {
            if (byName.TryGetValue(OuterOf(type.Name), out ExportedType? outer))
                outer.Nested.Add(type);
            else
                tops.Add(type);
        }

        return tops;
    }

    /// <summary>Reads the files: whatever rule of AIDL they break, the declaration cannot be exported.</summary>
    private void Check(List<ExportedType> tops, ImmutableArray<AidlTextFile> files, ImmutableArray<AidlTextFile> imports)
    {
        Dictionary<string, ExportedType> byPath = tops.ToDictionary(AidlFileEmitter.PathOf);
        AidlFile[] parsed = [.. files.Select(Parse)];
        AidlIndex index = AidlIndex.From(parsed.Concat(imports.Select(Parse)).Select(OutlineBuilder.Build));
        foreach (AidlFile file in parsed)
        {
            AidlBoundFile bound = AidlBinder.Bind(file, index, OptionsOf(file), _token);
            foreach (AidlDiagnostic fault in bound.Diagnostics.Where(static diagnostic => diagnostic.IsError))
                Report(ExportDescriptors.Refused, byPath[file.Path].Symbol, byPath[file.Path].Symbol.Name, $"{fault.Message} (in '{LineOf(file, fault)}')");
        }
    }

    /// <summary>What an exported file is bound with: types that promise stability to vendors need a compilation that does.</summary>
    public static AidlOptions OptionsOf(AidlFile file)
    {
        bool isVintf = OutlineBuilder.Build(file).Types.Any(static type => type.Has("VintfStability"));
        return new AidlOptions(isVintf, isVintf);
    }

    private AidlFile Parse(AidlTextFile file) => AidlFile.Parse(file.Path, SourceText.From(file.Text), isPreprocessed: false, _token);

    private static string LineOf(AidlFile file, AidlDiagnostic fault) => file.Text.Lines.GetLineFromPosition(fault.Span.Start).ToString().Trim();

    private static ISymbol MemberOf(ExportedType type, string name) =>
        type.Symbol.GetMembers().FirstOrDefault(member => member.MetadataName == name || member.Name == name) ?? type.Symbol;

    private void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params object[] arguments)
    {
        Location? location = symbol is INamedTypeSymbol type ? type.NameLocation(_token) : symbol.Locations.FirstOrDefault();
        _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
    }

    private static string Short(string name) => name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
}
