namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>A script after whose last step the drivers say different things.</summary>
/// <param name="Kernel">The script with what the kernel's driver said: the transcript of a regression test.</param>
/// <param name="Ours">What our driver said in the end.</param>
internal sealed record Difference(Transcript Kernel, string Ours)
{
    public override string ToString() => $"{Kernel}# our driver: {Ours}\n";
}
