using System.Diagnostics;
using System.Globalization;
using System.Text;
using Binder.Aidl.Generator.Aidl.Binding;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>
/// Sources of the corpus, broken at random, go through parser and binder. <c>eng/fuzz-aidl.sh</c> runs it for as long as one likes:
/// AIDL_FUZZ_SECONDS and AIDL_FUZZ_SEED. A failure names seed and round, which are all that is needed to repeat it.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    // Rounds take milliseconds; a machine under load may stop one for seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Fragments =
    [
        " ", "\n", ";", "{", "}", "(", ")", "<", ">", "[", "]", ",", ".", "=", "@", "+", "-", "*", "/", "%", "&&", "||", "<<", ">>", "!", "~", "\"", "'",
        "/*", "*/", "//", "interface ", "parcelable ", "union ", "enum ", "const ", "oneway ", "in ", "out ", "inout ", "import ", "package ", "cpp_header ",
        "int ", "long ", "byte ", "String ", "List<", "Map<String,", "IBinder ", "ParcelableHolder ", "void ", "Foo", "IFoo", "Bar", "A", "Tag", "@nullable ",
        "@nullable(heap=true) ", "@FixedSize ", "@JavaOnlyImmutable ", "@Backing(type=\"int\") ", "@SuppressWarnings({\"const-name\"}) ", "0", "1", "-1", "0xff",
        "255u8", "9223372036854775807", "1.5f", "'a'", "\"s\"", "true", "{1, 2}", "\u00f6", "\0", "\ud800", "\ufeff",
    ];

    [Fact]
    public void NoSourceMakesParserOrBinderFail()
    {
        double seconds = Setting("AIDL_FUZZ_SECONDS", 2);
        int seed = (int)Setting("AIDL_FUZZ_SEED", 20261120);
        string[] sources = [.. CorpusCase.All.Select(static sample => sample.Sources)];
        Stopwatch watch = Stopwatch.StartNew();
        int round = 0;
        for (; watch.Elapsed.TotalSeconds < seconds; round++)
        {
            string source = Mutate(sources, new Random(unchecked((seed * 31) + round)));
            try
            {
                Stopwatch one = Stopwatch.StartNew();
                Check(source);
                Assert.True(one.Elapsed < Patience, $"It took {one.Elapsed}.");
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"AIDL_FUZZ_SEED={seed}, round {round}, source:\n{source}", exception);
            }
        }

        output.WriteLine($"{round} sources from seed {seed}");
    }

    private static void Check(string source)
    {
        foreach (AidlBoundFile file in AidlSources.Bind(source, new AidlOptions(IsStructured: source.Length % 2 == 0)))
        {
            Assert.All(file.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.End, 0, file.Source.Text.Length));
            Assert.All(file.ToDiagnostics(), static diagnostic => Assert.NotEmpty(diagnostic.ToString()));
            Assert.Equal(file.Declarations.Length == 0, file.Declarations.Select(static declaration => declaration.GetHashCode()).ToArray() is []);
        }
    }

    private static string Mutate(string[] sources, Random random)
    {
        StringBuilder text = new(sources[random.Next(sources.Length)]);
        if (text.Length > 4000)
            text.Length = 4000;
        for (int i = random.Next(1, 8); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            int length = random.Next(Math.Min(40, text.Length - at) + 1);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    string other = sources[random.Next(sources.Length)];
                    int from = random.Next(other.Length + 1);
                    text.Insert(at, other.AsSpan(from, random.Next(Math.Min(200, other.Length - from) + 1)));
                    break;
                case 3 when at < text.Length:
                    text[at] = (char)random.Next(128);
                    break;
                default:
                    text.Insert(at, Fragments[random.Next(Fragments.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    private static double Setting(string name, double otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
