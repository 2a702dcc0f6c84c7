using Binder.Aidl.Tests.Conformance.Exploration;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

/// <summary>Random scripts, and those that once showed a difference to the kernel's driver. docs/conformance.md tells how to explore more.</summary>
public class ExplorationTests
{
    public static TheoryData<string> Regressions =>
        [.. typeof(Transcript).Assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".txt", StringComparison.Ordinal))];

    [Fact]
    public void NothingThatProcessesWriteBreaksTheDriverOrStaysBehind()
    {
        (long steps, string? failure) = ModelExplorer.Run(firstSeed: 1, scripts: 500, workers: 2);
        Assert.Null(failure);
        Assert.Equal(500 * ModelExplorer.StepsPerScript, steps);
    }

    [Fact]
    public void LimitsThatAreReachedAllTheTimeLeaveNothingBehind()
    {
        BinderQuota tight = new()
        {
            Processes = 3,
            Threads = 4,
            Nodes = 2,
            References = 2,
            Transactions = 3,
            DeathLinks = 1,
            PinnedFiles = 1,
        };
        BinderDriverLimits limits = new() { PerProcess = tight, BuffersPerProcess = 3 };
        Assert.Null(ModelExplorer.Run(firstSeed: 1, scripts: 100, workers: 2, limits).Failure);
    }

    [Theory]
    [MemberData(nameof(Regressions))]
    public void OurDriverSaysWhatTheKernelSaid(string name)
    {
        Transcript recorded = Read(name);
        using ModelWorld world = new();
        Assert.Equal(recorded.ToString(), Transcript.Of(recorded.About, world, recorded.Script).ToString());
    }

    [Fact]
    public void ASeedTellsTheSameScriptAgainAsText()
    {
        using ModelWorld first = new();
        ScriptGenerator generator = new(seed: 7, first, Repertoire.Newest);
        List<(Step Step, string Outcome)> lines = [];
        for (int i = 0; i < 200; i++)
        {
            Step step = generator.Next();
            lines.Add((step, first.Do(step)));
        }

        string text = new Transcript("a seed", lines).ToString();
        using ModelWorld second = new();
        Assert.Equal(text, Transcript.Of("a seed", second, Transcript.Parse(text).Script).ToString());
    }

    [Fact]
    public void AShrunkScriptHasNothingThatItDoesNotNeed()
    {
        Step[] script = [.. Enumerable.Range(0, 40).Select(static i => Step.Parse($"{i}: io(0,0,0,0,0){{acquire({i % 9}) release({i % 7})}}"))];
        Step[] shortest = new Shrinker(Shows).Shrink(script);
        Assert.Equal(["io(0,0,0,0,0){acquire(8)}", "io(0,0,0,0,0){release(3)}"], shortest.Select(static step => step.Term.ToString()).Order());

        static bool Shows(Step[] steps) =>
            Array.Exists(steps, static step => Array.Exists(step.Term.Parts, static part => part.ToString() == "acquire(8)"))
            && Array.Exists(steps, static step => step.Label > 20 && Array.Exists(step.Term.Parts, static part => part.ToString() == "release(3)"));
    }

    private static Transcript Read(string name)
    {
        using StreamReader reader = new(typeof(Transcript).Assembly.GetManifestResourceStream(name)!);
        return Transcript.Parse(reader.ReadToEnd());
    }

    [Trait("Device", "kernel")]
    [Collection(nameof(Alone))]
    public sealed class AgainstTheKernel
    {
        /// <summary>Other tests would take the processor from the thread whose turn it is.</summary>
        [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
        public sealed class Alone;

        private const string Device = "/dev/binder";

        /// <summary>The kernel whose answers the transcripts hold; earlier ones lack commands that are in them.</summary>
        private static readonly Version Recorded = new(6, 12);

        [Fact]
        public void TheDriversAgreeOnScriptsAndRegressions()
        {
            Assert.SkipUnless(File.Exists(Device), $"There is no {Device}; eng/kernel-vm/test.sh boots a kernel that has one.");
            Exception? failure = null;
            Thread player = new(() => failure = Record.Exception(Play)); // whose processor and urgency nobody else is to have
            player.Start();
            player.Join();
            Assert.Null(failure);
        }

        private static void Play()
        {
            using DifferentialExplorer explorer = new(Device);
            foreach (string name in Regressions.Select(static row => row.Data).Where(static _ => Environment.OSVersion.Version >= Recorded))
            {
                Transcript recorded = Read(name);
                Assert.Null(explorer.Play(recorded.Script, recorded.About)?.ToString());
            }

            for (int seed = 1; seed <= 10; seed++)
                Assert.Null(explorer.Play(seed)?.ToString());
        }
    }
}
