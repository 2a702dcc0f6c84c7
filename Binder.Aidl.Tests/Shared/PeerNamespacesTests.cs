using System.Diagnostics;
using System.Globalization;
using Binder.Aidl.Tests.Conformance.Remote;
using Binder.Devices.Shared;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Shared;

/// <summary>What the daemon finds out about the pid namespaces of its peers.</summary>
public sealed class PeerNamespacesTests
{
    private static readonly string[] Nest = ["--pid", "--fork", "--kill-child"];

    [Theory]
    [InlineData("Name:\tdotnet\nPid:\t700\nNSpid:\t700\nNSpgid:\t1\n", new[] { 700 })]
    [InlineData("pos:\t0\nPid:\t700\nNSpid:\t700\t12\t1\n", new[] { 700, 12, 1 })]
    [InlineData("Pid:\t-1\nNSpid:\t-1\n", new[] { -1 })]
    [InlineData("Name:\ta\u2028NSpid:\t5\nNSpid:\t700\t1\n", new[] { 700, 1 })]
    [InlineData("Name:\tNSpid:\t5\n", new int[0])]
    public void TheNumbersAreInALineOfProc(string text, int[] numbers) => Assert.Equal(numbers, PeerNamespaces.ParseNumbers(text));

    [Fact]
    public void AProcessOfTheDaemonsOwnNamespaceHasNoOtherNumbers()
    {
        Assert.Null(Find(Environment.ProcessId));
        Assert.Null(PeerNamespaces.FindOf(new SafeDescriptor(-1), Environment.ProcessId));
    }

    [Fact]
    public void WhereAProcessLivedThatHasEndedNobodyKnows()
    {
        using Process ended = Process.Start("sleep", "infinity");
        Assert.Equal(Errno.None, Libc.OpenProcess(ended.Id, out SafeDescriptor descriptor));
        using (descriptor)
        {
            ended.Kill();
            ended.WaitForExit();

            Assert.Same(NestedPids.Unknown, PeerNamespaces.FindOf(descriptor, ended.Id));
        }
    }

    [Fact]
    public void AProcessHasANumberInEachNamespaceDownToItsOwn()
    {
        Assert.SkipUnless(PidNamespaces.Obstacle is null, PidNamespaces.Obstacle ?? "");
        using Process outermost = Process.Start(
            new ProcessStartInfo("unshare", [.. Nest, "unshare", .. Nest, "sh", "-c", "echo; exec sleep infinity"]) { RedirectStandardOutput = true })!;
        _ = outermost.StandardOutput.ReadLine();
        int middle = ChildOf(outermost.Id);
        int innermost = ChildOf(middle);

        NestedPids outer = Find(middle)!;
        NestedPids inner = Find(innermost)!;
        NestedPids innerWithoutDescriptor = PeerNamespaces.FindOf(new SafeDescriptor(-1), innermost)!;
        outermost.Kill();
        outermost.WaitForExit();

        Assert.Equal(1, outer.Innermost.Number);
        Assert.Equal(1, inner.Innermost.Number);
        Assert.Equal(2, inner.SeenBy(outer));
        Assert.Equal(0, outer.SeenBy(inner));
        Assert.Equal(inner.Innermost, innerWithoutDescriptor.Innermost);
    }

    private static NestedPids? Find(int pid)
    {
        Assert.Equal(Errno.None, Libc.OpenProcess(pid, out SafeDescriptor process));
        using (process)
            return PeerNamespaces.FindOf(process, pid);
    }

    private static int ChildOf(int pid) => int.Parse(File.ReadAllText($"/proc/{pid}/task/{pid}/children"), CultureInfo.InvariantCulture);
}
