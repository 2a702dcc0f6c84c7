using Binder.Aidl.Tests.EndToEnd;
using Xunit;

namespace Binder.Aidl.Tests.Shared;

/// <summary>A short attack on a daemon in a process of its own; eng/hostile.sh runs a long one.</summary>
public sealed class HostileRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2026)]
    public void TheDaemonServesOthersAndHoldsNothingAfterwards(int seed)
    {
        using ChildProcess run = ChildProcess.Start("Conformance.dll", "hostile", "--seed", $"{seed}", "--count", "10000");

        IReadOnlyList<string> lines = run.ReadToEnd();

        Assert.True(run.WaitForExit() == 0, run.Errors);
        Assert.Contains("nothing left", Assert.Single(lines), StringComparison.Ordinal);
    }
}
