using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Generator.Model;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Export;

/// <summary>Every type in every position: what is exported is AIDL without errors, and means what the C# means.</summary>
public sealed class ExportCorpusTests
{
    private static readonly string Declarations =
        SignatureCorpus.Declarations.Replace("public readonly struct MoneyMarshaller", "[AidlName(\"long\")] public readonly struct MoneyMarshaller", StringComparison.Ordinal);

    /// <summary>AIDL of the corpus' types, without arrays, lists and maps.</summary>
    private static readonly Dictionary<string, string> Plain = new()
    {
        ["sbyte"] = "byte",
        ["byte"] = "byte",
        ["ByteEnum"] = "Corpus.ByteEnum",
        ["SByteEnum"] = "Corpus.SByteEnum",
        ["bool"] = "boolean",
        ["char"] = "char",
        ["int"] = "int",
        ["long"] = "long",
        ["float"] = "float",
        ["double"] = "double",
        ["IntEnum"] = "Corpus.IntEnum",
        ["LongEnum"] = "Corpus.LongEnum",
        ["short"] = "int",
        ["ushort"] = "char",
        ["uint"] = "int",
        ["ulong"] = "long",
        ["Half"] = "float",
        ["TimeSpan"] = "long",
        ["DateOnly"] = "int",
        ["TimeOnly"] = "long",
        ["Money"] = "long",
        ["string"] = "String",
        ["decimal"] = "String",
        ["Guid"] = "String",
        ["DateTimeOffset"] = "String",
        ["Uri"] = "String",
        ["IBinder"] = "IBinder",
        ["IOther"] = "corpus.IOther",
        ["SafeFileHandle"] = "ParcelFileDescriptor",
        ["Record"] = "Corpus.Record",
        ["Struct"] = "Corpus.Struct",
        ["OneOf"] = "Corpus.OneOf",
        ["Manual"] = "Corpus.Manual",
    };

    private static readonly HashSet<string> Objects =
        ["string", "decimal", "Guid", "DateTimeOffset", "Uri", "IBinder", "IOther", "SafeFileHandle", "Record", "Struct", "OneOf", "Manual"];

    private static readonly HashSet<string> OutTypes = ["Record", "Struct", "OneOf", "Manual"];

    [Fact]
    public void MethodsHaveTheTypesDirectionsAndCodesOfTheirInterface()
    {
        string[] types = SignatureCorpus.Types;
        CSharpCompilation compilation = Generation.Compile(Declarations + SignatureCorpus.Interface(types));
        AidlExport export = AidlExporter.Export(compilation, compilation.Assembly, TestContext.Current.CancellationToken).AssertSays("AIDL242");

        AidlInterface bound = export.Bind().OfType<AidlInterface>().Single(static declaration => declaration.Name == "IAll");

        Dictionary<string, int> codes = ModelOf(compilation).Transactions.ToDictionary(static transaction => transaction.AidlName, static transaction => transaction.Code);
        Assert.All(bound.Methods, method => Assert.Equal(codes[method.Name], method.Code));
        Dictionary<string, AidlMethod> methods = bound.Methods.ToDictionary(static method => method.Name);
        for (int i = 0; i < types.Length; i++)
        {
            (string signature, bool isNullable) = Expected(types[i]);
            AidlMethod result = methods[$"result{i}"];
            Assert.Equal((signature, isNullable), (result.Result.Signature, result.Result.IsNullable));
            Assert.True(methods[$"oneway{i}"].IsEffectivelyOneway);
            Assert.Equal((signature, isNullable), (methods[$"task{i}"].Result.Signature, methods[$"task{i}"].Result.IsNullable));
            Assert.Equal(signature, methods[$"getProperty{i}"].Result.Signature);
            Assert.Equal(signature, methods[$"setProperty{i}"].Arguments[0].Type.Signature);
            bool isFilled = IsCollection(types[i]) || OutTypes.Contains(types[i].TrimEnd('?'));
            Assert.Equal(isFilled, methods.TryGetValue($"parameters{i}", out AidlMethod? parameters));
            if (parameters is not null)
            {
                Assert.Equal([AidlDirection.In, AidlDirection.In, AidlDirection.Out, AidlDirection.InOut, AidlDirection.In], parameters.Arguments.Select(static argument => argument.Direction));
                Assert.All(parameters.Arguments, argument => Assert.Equal((signature, isNullable), (argument.Type.Signature, argument.Type.IsNullable)));
            }

            if (methods.TryGetValue($"fill{i}", out AidlMethod? fill))
                Assert.All(fill.Arguments, static argument => Assert.Equal(AidlDirection.Out, argument.Direction));
        }
    }

    [Fact]
    public void FieldsAndMembersHaveTheirTypes()
    {
        string[] types = SignatureCorpus.Types;
        AidlExport export = Exports.OfSource(Declarations + SignatureCorpus.Parcelables(types) + SignatureCorpus.Unions(types)).AssertSays();

        ImmutableArray<AidlDeclaration> bound = export.Bind();

        (string, bool)[] expected = [.. types.Select(Expected)];
        AidlParcelable[] parcelables = [.. bound.OfType<AidlParcelable>().Where(static declaration => declaration.Name.StartsWith("All", StringComparison.Ordinal))];
        Assert.Equal(4, parcelables.Length);
        Assert.All(parcelables, parcelable => Assert.Equal(expected, parcelable.Fields.Select(static field => (field.Type.Signature, field.Type.IsNullable))));
        AidlUnion union = bound.OfType<AidlUnion>().Single(static declaration => declaration.Name == "All");
        Assert.Equal(expected, union.Fields.Select(static field => (field.Type.Signature, field.Type.IsNullable)));
        Assert.Equal(types.Length, bound.Count(static declaration => declaration is AidlUnion && declaration.Name.StartsWith("First", StringComparison.Ordinal)));
        Assert.Contains(bound, static declaration => declaration is AidlParcelable { IsStructured: false, Name: "Manual" });
    }

    [Fact]
    public void AnAssemblyIsExportedAsItsSource()
    {
        string[] types = SignatureCorpus.Types;
        string source = Declarations + SignatureCorpus.Interface(types) + SignatureCorpus.Parcelables(types) + SignatureCorpus.Unions(types);

        AidlExport fromAssembly = Exports.OfAssembly(source);

        Assert.Equal(Exports.OfSource(source).Text(), fromAssembly.Text());
        Assert.NotEmpty(fromAssembly.Files);
    }

    private static InterfaceModel ModelOf(CSharpCompilation compilation) =>
        DeclarationGraph.Of(compilation).ParseInterface(compilation.GetTypeByMetadataName("Corpus.IAll")!, TestContext.Current.CancellationToken).Model!;

    /// <summary>Only values of the C# type that are arrays, lists or maps.</summary>
    private static bool IsCollection(string type) => type.TrimEnd('?') is { } bare && (bare.EndsWith(']') || bare.EndsWith('>'));

    /// <summary>AIDL's spelling of a C# type, and whether it or its elements may be null: AIDL does not tell these apart.</summary>
    private static (string Signature, bool IsNullable) Expected(string type)
    {
        if (type.EndsWith('?'))
            return (Expected(type[..^1]).Signature, true);
        if (type == "ReadOnlyMemory<byte>")
            return ("byte[]", false);
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return (Expected(type[..^2]).Signature + "[]", type[^3] == '?');
        if (!type.EndsWith('>'))
            return (Plain[type], false);

        string argument = type[(type.IndexOfAny(['<']) + 1)..^1];
        (string inner, bool isNullable) = Expected(argument.Replace("string, ", "", StringComparison.Ordinal));
        if (type.Contains("Dictionary", StringComparison.Ordinal))
            return ($"Map<String,{inner}>", isNullable);

        bool isList = Objects.Contains(argument.TrimEnd('?')) && !type.Contains("ImmutableArray", StringComparison.Ordinal);
        return (isList ? $"List<{inner}>" : inner + "[]", isNullable);
    }
}
