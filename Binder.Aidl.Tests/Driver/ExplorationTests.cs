using System.Globalization;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

/// <summary>Random commands, deaths and interruptions, without a model: what must hold whatever happens.</summary>
public class ExplorationTests
{
    /// <summary>Some seeds, and with <c>BINDER_EXPLORATION_SEEDS</c> so many more.</summary>
    public static TheoryData<int> Seeds() =>
        [.. Enumerable.Range(1, 4 + int.Parse(Environment.GetEnvironmentVariable("BINDER_EXPLORATION_SEEDS") ?? "0", CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void NothingThatProcessesWriteBreaksTheDriverOrStaysBehind(int seed) => new Exploration(seed).Run(steps: 100_000);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void LimitsThatAreReachedAllTheTimeLeaveNothingBehind(int seed)
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
        new Exploration(seed, limits).Run(steps: 20_000);
    }
}
