using System.Diagnostics;
using System.Globalization;
using Binder.Aidl.Generator.Aidl.Api;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Api;

public sealed class DecimalsTests
{
    [Theory]
    [InlineData(0.0, "0.000000")]
    [InlineData(-0.0, "-0.000000")]
    [InlineData(1.0, "1.000000")]
    [InlineData(-2.5, "-2.500000")]
    [InlineData(0.1, "0.100000")]
    [InlineData(3.14f, "3.140000")]
    [InlineData(1e10, "10000000000.000000")]
    [InlineData(1e-7, "0.000000")]
    [InlineData(9.9999999e-1, "1.000000")]
    [InlineData(1.0 / 128, "0.007812")]
    [InlineData(3.0 / 128, "0.023438")]
    [InlineData(1e23, "99999999999999991611392.000000")]
    [InlineData(5e-324, "0.000000")]
    public void SixDecimalsHalvesToEven(double value, string expected) => Assert.Equal(expected, Decimals.Six(value));

    [Fact]
    public async Task PrintfSaysTheSame()
    {
        Random random = new(17);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite), .. Enumerable.Range(-300, 600).Select(static n => n / 128.0)];
        ProcessStartInfo start = new("/usr/bin/awk", ["{ printf \"%.6f\\n\", $1 }"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process awk = Process.Start(start)!;
        Task<string> output = awk.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (double value in values)
            awk.StandardInput.WriteLine(value.ToString("R", CultureInfo.InvariantCulture));
        awk.StandardInput.Close();

        Assert.Equal((await output).TrimEnd('\n').Split('\n'), values.Select(Decimals.Six));
    }
}
