using Xunit;

namespace Binder.Aidl.Tests.EndToEnd;

public sealed class CalculatorExampleTests
{
    [Fact]
    public void TheExampleShowsItselfInProcessesOfItsOwn()
    {
        using ChildProcess example = ChildProcess.Start("Calculator.dll", EndToEndSystem.Unused, []);

        IReadOnlyList<string> lines = example.ReadToEnd();

        Assert.Equal(0, example.WaitForExit());
        Assert.Matches("^Calculator example: [0-9]+ checks passed$", lines[^1]);
        Assert.DoesNotContain(lines, line => line.Contains("FAILED", StringComparison.Ordinal));
        Assert.Equal(EndToEndSystem.IsKernel ? 4 : 5, lines.SkipLast(1).Select(line => line[..8]).Distinct().Count());
    }
}
