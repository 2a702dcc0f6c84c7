using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Benchmarks.Generator;

/// <summary>A project of many <c>.aidl</c> files, or the same in C#.</summary>
internal static class GeneratedSolution
{
    public const int Methods = 20;

    /// <summary>An interface with <see cref="Methods"/> methods in AIDL; a revision adds one.</summary>
    public static AdditionalText Aidl(int number, bool isEdited)
    {
        StringBuilder text = new(string.Create(CultureInfo.InvariantCulture, $"package bench.p{number % 10};\n\n/** Service {number}. */\ninterface IService{number} {{\n"));
        for (int i = 0; i < Methods + (isEdited ? 1 : 0); i++)
            text.Append(CultureInfo.InvariantCulture, $"    /** Method {i}. */\n    {Signature(i)}\n");

        return new Source(string.Create(CultureInfo.InvariantCulture, $"/aidl/bench/p{number % 10}/IService{number}.aidl"), text.Append("}\n").ToString());
    }

    private static string Signature(int i) => (i % 4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"int add{i}(int left, int right);"),
        1 => string.Create(CultureInfo.InvariantCulture, $"@nullable String find{i}(String name, in int[] codes);"),
        2 => string.Create(CultureInfo.InvariantCulture, $"oneway void notify{i}(in byte[] data);"),
        _ => string.Create(CultureInfo.InvariantCulture, $"List<String> names{i}(in String[] prefixes, out long[] times);"),
    };

    private sealed class Source(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
