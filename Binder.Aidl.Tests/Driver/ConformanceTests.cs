using Binder.Aidl.Tests.Conformance.Remote;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Aidl.Tests.Conformance.Worlds;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

/// <summary>The conformance suite on every device that is there. docs/conformance.md tells how to run it alone, and on a kernel of its own.</summary>
public sealed class ConformanceTests
{
    private const string KernelDevice = "/dev/binder";

    private static readonly Lock Gate = new(); // worker processes serve one scenario at a time
    private static readonly VirtualUniverse Virtual = new();
    private static readonly Lazy<SharedUniverse> Shared = new(static () => Ended(new SharedUniverse()));
    private static readonly Lazy<KernelUniverse> Kernel = new(static () => Ended(new KernelUniverse(KernelDevice)));

    public static TheoryData<int> Items => [.. Checklist.Items.Where(ScenarioPlayer.Covers).Select(static item => item.Number)];

    [Theory]
    [MemberData(nameof(Items))]
    public void InProcess(int item) => Play(item, Virtual);

    [Theory]
    [MemberData(nameof(Items))]
    public void SharedDevice(int item)
    {
        lock (Gate)
            Play(item, Shared.Value);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void KernelDriver(int item)
    {
        Assert.SkipUnless(File.Exists(KernelDevice), $"There is no {KernelDevice}; eng/conformance.sh kernel boots a kernel that has one.");
        lock (Gate)
            Play(item, Kernel.Value);
    }

    private static void Play(int item, IUniverse universe)
    {
        Outcome outcome = ScenarioPlayer.Play(Array.Find(Checklist.Items, candidate => candidate.Number == item)!, universe);
        Assert.True(outcome.Failed is null, outcome.ToString());
        Assert.SkipWhen(outcome.Played == 0, outcome.Skipped ?? "");
    }

    private static T Ended<T>(T universe)
        where T : IUniverse
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => universe.Dispose();
        return universe;
    }
}
